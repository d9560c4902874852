package io.rounds.credibility.flink;

import static io.rounds.flink.Operators.attach;
import static io.rounds.flink.Operators.named;

import io.rounds.credibility.AccountActivity;
import io.rounds.credibility.Ballot;
import io.rounds.credibility.Coordination;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.Formula;
import io.rounds.documents.Indices;
import io.rounds.flink.Analysis;
import io.rounds.flink.DocumentSerializer;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.flink.SourceRatings;
import io.rounds.flink.TweetStreams;
import io.rounds.model.Document;
import io.rounds.model.Fingerprint;
import io.rounds.model.Link;
import io.rounds.model.Source;
import io.rounds.model.Tweet;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Credibility of domains, channels and accounts. Trust flows from sources with a prior rating to the accounts that share them
 * and on to the other sources that these share, in {@link Formula#rounds} rounds, two in the current formula:
 *
 * <pre>
 *  tweets --> acts ---> accounts --+--> votes-0 --> links-0 --> told-0 --+
 *    |                     ^       |    by account              by source|
 *    +--> shared-links     |       |                                     v
 *             |            |       +----------------------------------> votes-1 --+--> sources --> documents
 *             v            |                                        by account  |    by source     |
 *          concert --------+                                                      +--> facts ------+--> ratings
 *          by link
 * </pre>
 */
public final class CredibilityAnalysis implements Analysis {
    private final CredibilityOptions options;

    public CredibilityAnalysis(CredibilityOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "credibility";
    }

    @Override
    public List<String> indices() {
        return List.of(Indices.SOURCES, Indices.SOURCE_DAYS);
    }

    @Override
    public Findings topology(TweetStreams streams) {
        Formula formula = options.formula();
        DataStream<AccountActivity> activities = named(
                "credibility-acts",
                streams.tweets()
                        .map(AccountActivity::of)
                        .returns(new SerializerTypeInfo<>(AccountActivity.class, AccountActivitySerializer.INSTANCE)));
        DataStream<Coordination> coordination = named(
                "credibility-concert",
                named("credibility-shared-links", streams.tweets().flatMap(CredibilityAnalysis::ownLinks))
                        .returns(new SerializerTypeInfo<>(LinkShare.class, LinkShareSerializer.INSTANCE))
                        .keyBy(LinkShare::link)
                        .process(new CoordinationFunction(formula)));
        DataStream<Ballot> ballots = attach(
                activities.connect(coordination).keyBy(AccountActivity::account, Coordination::account),
                "credibility-accounts",
                TypeInformation.of(Ballot.class),
                new AccountOperator(formula));
        SingleOutputStreamOperator<VoteEvent> votes =
                named("credibility-votes-0", ballots.keyBy(Ballot::account).process(new FirstVoterFunction(options)));
        for (int round = 1; round < formula.rounds(); round++) {
            votes = named(
                    "credibility-votes-" + round,
                    ballots.connect(estimates(votes, round - 1))
                            .keyBy(Ballot::account, SourceEstimate::account)
                            .process(new VoterFunction(formula)));
        }
        SingleOutputStreamOperator<Document> documents = named(
                "credibility-sources",
                votes.connect(votes.getSideOutput(VoterFunction.FACTS))
                        .keyBy(VoteEvent::source, AccountFactsUpdate::source)
                        .process(new SourceScoreFunction(options))
                        .returns(DocumentSerializer.TYPE));
        SourceRatings ratings =
                SourceRatings.of(documents.getSideOutput(SourceScoreFunction.RATINGS), new PriorTableRatings(options));
        return new Findings(documents, streams.withRatings(ratings));
    }

    /** What the votes of a round say about domains and channels, for the accounts that share them. */
    private DataStream<SourceEstimate> estimates(DataStream<VoteEvent> votes, int round) {
        return named(
                "credibility-told-" + round,
                named("credibility-links-" + round, votes.filter(CredibilityAnalysis::isForLink))
                        .keyBy(VoteEvent::source)
                        .process(new SourceEstimateFunction(options)));
    }

    private static boolean isForLink(VoteEvent vote) {
        return Source.ofId(vote.source()).kind() != Source.Kind.ACCOUNT;
    }

    /** External links of tweets that are no reposts. */
    private static void ownLinks(Tweet tweet, Collector<LinkShare> out) {
        if (tweet.isRepost()) {
            return;
        }
        for (Link link : tweet.links()) {
            if (link.isExternal()) {
                out.collect(new LinkShare(
                        Fingerprint.of(link.canonical()),
                        tweet.authorId(),
                        tweet.createdAt().toEpochMilli()));
            }
        }
    }
}
