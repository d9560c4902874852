package io.rounds.ingest.flink;

import io.rounds.communities.Communities;
import io.rounds.model.Community;
import io.rounds.model.Tweet;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Gives each tweet its communities. A tweet of no community is not analysed: it is counted and dropped. An edit
 * is emitted also without a community, since an earlier version may have had one.
 */
public final class AssignCommunities extends RichFlatMapFunction<Tweet, Tweet> {
    private static final long serialVersionUID = 1;
    private final ArrayList<Community> selected;
    private final boolean ofEdits;
    private transient Communities communities;
    private final LongCounter outside = new LongCounter();

    private AssignCommunities(List<Community> selected, boolean ofEdits) {
        this.selected = new ArrayList<>(selected);
        this.ofEdits = ofEdits;
    }

    public static AssignCommunities ofTweets(List<Community> selected) {
        return new AssignCommunities(selected, false);
    }

    public static AssignCommunities ofEdits(List<Community> selected) {
        return new AssignCommunities(selected, true);
    }

    @Override
    public void open(OpenContext context) {
        communities = new Communities(selected);
        if (!ofEdits) {
            getRuntimeContext().addAccumulator(ReadCounts.OUTSIDE, outside);
            getRuntimeContext().getMetricGroup().gauge("outside-communities", outside::getLocalValue);
        }
    }

    @Override
    public void flatMap(Tweet tweet, Collector<Tweet> out) {
        List<String> names = communities.of(tweet.hashtags());
        if (names.isEmpty() && !ofEdits) {
            outside.add(1);
        } else {
            out.collect(tweet.withCommunities(names));
        }
    }
}
