package io.rounds.credibility.flink;

import static io.rounds.flink.Operators.named;

import io.rounds.credibility.AccountActivity;
import io.rounds.credibility.Ballot;
import io.rounds.credibility.Coordination;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.Formula;
import io.rounds.flink.Analysis;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.flink.SourceRatings;
import io.rounds.flink.TweetStreams;
import io.rounds.model.Document;
import io.rounds.model.Fingerprint;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Source;
import io.rounds.model.Tweet;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Credibility of domains, channels and accounts. Trust flows from what is known beforehand to those who share it and on to
 * what else they share, in two rounds:
 *
 * <pre>
 *  tweets --> acts -----------> accounts --> votes-0 --> told-0 --> votes-1 --> sources --> documents
 *         --> shared-links -+   (ballots)    by          by         by          by            ratings
 *             concert ------+   by account   account     source     account     source
 *             by link
 * </pre>
 */
public final class CredibilityAnalysis implements Analysis {
    private final CredibilityOptions options;

    public CredibilityAnalysis(CredibilityOptions options) {
        this.options = options;
    }

    /**
     * What the analysis finds.
     *
     * @param documents scores and their history
     * @param ratings for other analyses
     */
    public record Found(DataStream<Document> documents, SourceRatings ratings) {}

    @Override
    public String name() {
        return "credibility";
    }

    @Override
    public DataStream<Document> topology(TweetStreams streams) {
        return find(streams.tweets()).documents();
    }

    /** Adds the analysis to a job. */
    public Found find(DataStream<Tweet> tweets) {
        Formula formula = options.formula();
        SerializerTypeInfo<AccountActivity> acts = new SerializerTypeInfo<>(AccountActivity.class, AccountActivitySerializer.INSTANCE);
        SingleOutputStreamOperator<Ballot> ballots = named(
                "credibility-accounts",
                named("credibility-acts", tweets.map(AccountActivity::of).returns(acts))
                        .connect(concert(tweets, formula))
                        .keyBy(AccountActivity::account, Coordination::joiner)
                        .process(new AccountFunction(formula)));
        SingleOutputStreamOperator<VoteEvent> votes = null;
        for (int round = 0; round < formula.rounds(); round++) {
            DataStream<SourceEstimate> told = votes == null ? nothingTold(ballots) : told(votes, round - 1);
            votes = named(
                    "credibility-votes-" + round,
                    ballots.connect(told)
                            .keyBy(Ballot::account, SourceEstimate::account)
                            .process(new VoterFunction(options, round)));
        }
        if (votes == null) {
            throw new IllegalArgumentException("trust flows at least once");
        }
        SingleOutputStreamOperator<Document> documents = named(
                "credibility-sources",
                votes.connect(votes.getSideOutput(VoterFunction.FACTS))
                        .keyBy(VoteEvent::source, AccountFactsUpdate::source)
                        .process(new SourceScoreFunction(options)));
        return new Found(
                documents,
                SourceRatings.of(documents.getSideOutput(SourceScoreFunction.RATINGS), new PriorTableRatings(options)));
    }

    private static DataStream<Coordination> concert(DataStream<Tweet> tweets, Formula formula) {
        return named(
                "credibility-concert",
                named(
                                "credibility-shared-links",
                                tweets.flatMap(CredibilityAnalysis::own).returns(LinkShare.class))
                        .keyBy(LinkShare::link)
                        .process(new CoordinationFunction(formula)));
    }

    /** Links that were shared in words of one's own and lead somewhere. */
    private static void own(Tweet tweet, Collector<LinkShare> out) {
        if (tweet.isRepost()) {
            return;
        }
        for (Link link : tweet.links()) {
            if (link.kind() != LinkKind.SOCIAL) {
                out.collect(new LinkShare(
                        Fingerprint.of(link.canonical()),
                        tweet.authorId(),
                        tweet.createdAt().toEpochMilli()));
            }
        }
    }

    private SingleOutputStreamOperator<SourceEstimate> told(DataStream<VoteEvent> votes, int round) {
        return named(
                "credibility-told-" + round,
                votes.filter(CredibilityAnalysis::isForALink)
                        .name("credibility-links-" + round)
                        .uid("credibility-links-" + round)
                        .keyBy(VoteEvent::source)
                        .process(new SourceEstimateFunction(options)));
    }

    /** In the first round nobody has told anything yet: an account goes by what is known beforehand. */
    private static DataStream<SourceEstimate> nothingTold(DataStream<Ballot> ballots) {
        return named(
                "credibility-untold",
                ballots.flatMap(CredibilityAnalysis::nothing).returns(SourceEstimate.class));
    }

    private static void nothing(Ballot ballot, Collector<SourceEstimate> out) {}

    private static boolean isForALink(VoteEvent vote) {
        return Source.ofId(vote.source()).kind() != Source.Kind.ACCOUNT;
    }
}
