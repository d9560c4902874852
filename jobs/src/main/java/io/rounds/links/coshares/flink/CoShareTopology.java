package io.rounds.links.coshares.flink;

import static io.rounds.flink.Operators.named;

import io.rounds.flink.DocumentSerializer;
import io.rounds.links.ShareChange;
import io.rounds.links.coshares.AccountLinkUpdate;
import io.rounds.links.coshares.CoShareOptions;
import io.rounds.links.coshares.CoSharer;
import io.rounds.links.coshares.ShareDelays;
import io.rounds.model.Document;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Finds accounts that repeatedly share the same links shortly after one another.
 *
 * <pre>
 *  shares --> links-sharers --+--> links-company --> links-companions --> documents
 *  by link                    |    by account        by pair
 *                             |                         ^
 *                             +--> links-interval ------+
 *                                  estimated daily
 * </pre>
 */
public final class CoShareTopology {
    private CoShareTopology() {}

    /**
     * Documents of pairs of accounts.
     *
     * @param shares of external links that are no reposts, each in the subtask of its link
     */
    public static DataStream<Document> documents(DataStream<ShareChange> shares, CoShareOptions options) {
        SingleOutputStreamOperator<AccountLinkUpdate> updates = named(
                "links-sharers",
                DataStreamUtils.reinterpretAsKeyedStream(
                                shares, change -> change.link().canonical())
                        .transform(
                                "links-sharers",
                                TypeInformation.of(AccountLinkUpdate.class),
                                new LinkSharersOperator(options)));
        SingleOutputStreamOperator<CoSharer> sides = named(
                "links-company",
                updates.keyBy(AccountLinkUpdate::account)
                        .transform(
                                "links-company",
                                TypeInformation.of(CoSharer.class),
                                new CoShareHistoryOperator(options)));
        BroadcastStream<Integer> interval = named(
                        "links-interval",
                        updates.getSideOutput(LinkSharersOperator.DELAYS)
                                .keyBy(CoShareTopology::single)
                                .process(new IntervalEstimator(options)))
                .setParallelism(1)
                .broadcast(CoSharerPairFunction.INTERVAL);
        return named(
                "links-companions",
                sides.keyBy(CoSharer::pair)
                        .connect(interval)
                        .process(new CoSharerPairFunction(options))
                        .returns(DocumentSerializer.TYPE));
    }

    /** All links have one key, since they make one estimate. */
    private static int single(ShareDelays delays) {
        return 0;
    }
}
