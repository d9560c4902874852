package io.rounds.links.coshares.flink;

import static io.rounds.flink.Operators.named;

import io.rounds.links.ShareChange;
import io.rounds.links.coshares.AccountLinkUpdate;
import io.rounds.links.coshares.CoShareOptions;
import io.rounds.links.coshares.CoSharer;
import io.rounds.links.coshares.ShareDelays;
import io.rounds.model.Document;
import io.rounds.model.LinkKind;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Finds accounts that share the same links shortly after one another, again and again.
 *
 * <pre>
 *  own      keyed by --> links-sharers --+--> keyed by --> links-company --> keyed by --> links-companions --> documents
 *  shares   link         who shared it   |    account      of each           pair           which are
 *                        after whom      |                 account             ^             many enough
 *                                        +--> links-interval ------------------+
 *                                             what is a short time, each day
 * </pre>
 */
public final class CoShareTopology {
    private CoShareTopology() {}

    /** Documents of pairs of accounts. */
    public static DataStream<Document> documents(DataStream<ShareChange> shares, CoShareOptions options) {
        SingleOutputStreamOperator<AccountLinkUpdate> ties = named(
                "links-sharers",
                shares.filter(CoShareTopology::isOwn)
                        .name("links-own")
                        .uid("links-own")
                        .keyBy(change -> change.link().canonical())
                        .transform("links-sharers", TypeInformation.of(AccountLinkUpdate.class), new LinkSharersOperator(options)));
        SingleOutputStreamOperator<CoSharer> companies = named(
                "links-company",
                ties.keyBy(AccountLinkUpdate::account)
                        .transform("links-company", TypeInformation.of(CoSharer.class), new CoShareHistoryOperator(options)));
        BroadcastStream<Integer> interval = named(
                        "links-interval",
                        ties.getSideOutput(LinkSharersOperator.PACES)
                                .keyBy(CoShareTopology::together)
                                .process(new IntervalEstimator(options)))
                .setParallelism(1)
                .broadcast(CoSharerPairFunction.INTERVAL);
        return named(
                "links-companions",
                companies.keyBy(CoSharer::pair).connect(interval).process(new CoSharerPairFunction(options)));
    }

    /** In words of the account's own, and no quote of, or link to, a status of the network itself. */
    private static boolean isOwn(ShareChange change) {
        return !change.repost() && change.link().kind() != LinkKind.SOCIAL;
    }

    /** All links make one estimate. */
    private static int together(ShareDelays pace) {
        return 0;
    }
}
