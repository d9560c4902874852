package io.rounds.ingest.flink;

import io.rounds.model.Deletion;
import io.rounds.model.Parsed;
import io.rounds.model.Publication;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.util.EnumMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Emits tweets, and routes deletions, publications and rejections to side outputs. */
public final class RouteParsed extends ProcessFunction<Parsed, Tweet> {
    private static final long serialVersionUID = 1;

    /** Notices that a tweet was deleted. */
    public static final OutputTag<Deletion> DELETIONS =
            new OutputTag<>("deletions", TypeInformation.of(Deletion.class));
    /** What could not be read. */
    public static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

    /** What was published. */
    public static final OutputTag<Publication> PUBLICATIONS =
            new OutputTag<>("publications", TypeInformation.of(Publication.class));

    private final LongCounter tweets = new LongCounter();
    private final LongCounter deletions = new LongCounter();
    private final EnumMap<Reason, LongCounter> rejections = new EnumMap<>(Reason.class);

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(ReadCounts.TWEETS, tweets);
        getRuntimeContext().addAccumulator(ReadCounts.DELETIONS, deletions);
    }

    @Override
    public void processElement(Parsed parsed, Context context, Collector<Tweet> out) {
        Tweet tweet = parsed.tweet();
        if (tweet != null) {
            tweets.add(1);
            out.collect(tweet);
        }
        Deletion deletion = parsed.deletion();
        if (deletion != null) {
            deletions.add(1);
            context.output(DELETIONS, deletion);
        }
        Publication publication = parsed.publication();
        if (publication != null) {
            context.output(PUBLICATIONS, publication);
        }
        Rejected rejected = parsed.rejected();
        if (rejected != null) {
            counter(rejected.reason()).add(1);
            context.output(REJECTED, rejected);
        }
    }

    private LongCounter counter(Reason reason) {
        return rejections.computeIfAbsent(reason, first -> {
            LongCounter counter = new LongCounter();
            getRuntimeContext().addAccumulator(ReadCounts.rejected(first), counter);
            return counter;
        });
    }
}
