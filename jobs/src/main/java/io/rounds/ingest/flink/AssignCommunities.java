package io.rounds.ingest.flink;

import io.rounds.extract.Communities;
import io.rounds.model.Community;
import io.rounds.model.Tweet;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/** Gives each tweet its communities. A tweet of no community is not analysed; it is counted and goes no further. */
public final class AssignCommunities extends RichFlatMapFunction<Tweet, Tweet> {
    private static final long serialVersionUID = 1;
    /** Name of the metric that counts tweets of no community. */
    public static final String OUTSIDE = "outside-communities";

    private final ArrayList<Community> selected;
    private transient Communities communities;
    private transient Counter outside;

    public AssignCommunities(List<Community> selected) {
        this.selected = new ArrayList<>(selected);
    }

    @Override
    public void open(OpenContext context) {
        communities = new Communities(selected);
        outside = getRuntimeContext().getMetricGroup().counter(OUTSIDE);
    }

    @Override
    public void flatMap(Tweet tweet, Collector<Tweet> out) {
        List<String> names = communities.of(tweet.hashtags());
        if (names.isEmpty()) {
            outside.inc();
        } else {
            out.collect(tweet.withCommunities(names));
        }
    }
}
