package io.rounds.links.flink;

import static io.rounds.flink.Operators.attach;
import static io.rounds.flink.Operators.named;

import io.rounds.documents.Indices;
import io.rounds.flink.Analysis;
import io.rounds.flink.DocumentSerializer;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.flink.TweetStreams;
import io.rounds.links.LinksOptions;
import io.rounds.links.ShareChange;
import io.rounds.links.TweetVersion;
import io.rounds.links.coshares.flink.CoShareTopology;
import io.rounds.model.Document;
import io.rounds.model.Tweet;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * The graph of shared links.
 *
 * <pre>
 *  tweets --> links-of-tweets --+                                +--> shares
 *  edits ---> links-of-edits ---+--> keyed by --> links-shares --+--> keyed by --> links-stories --> links
 *  deletions -> links-gone -----+    tweet                            link            |
 *                                                                                     +--> {@link CoShareTopology} --> coshares
 * </pre>
 */
public final class LinksAnalysis implements Analysis {
    private final LinksOptions options;

    public LinksAnalysis(LinksOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public List<String> indices() {
        return List.of(Indices.SHARES, Indices.LINKS, Indices.COSHARES);
    }

    @Override
    public Findings topology(TweetStreams streams) {
        SerializerTypeInfo<TweetVersion> versions =
                new SerializerTypeInfo<>(TweetVersion.class, TweetVersionSerializer.INSTANCE);
        SerializerTypeInfo<ShareChange> changes =
                new SerializerTypeInfo<>(ShareChange.class, ShareChangeSerializer.INSTANCE);
        DataStream<TweetVersion> tweets = named(
                        "links-of-tweets",
                        streams.tweets().flatMap(LinksAnalysis::withLinks).returns(versions))
                .union(
                        named(
                                "links-of-edits",
                                streams.edits().map(TweetVersion::of).returns(versions)),
                        named(
                                "links-gone",
                                streams.deletions().map(TweetVersion::deletion).returns(versions)));
        SingleOutputStreamOperator<ShareChange> shares = named(
                "links-shares",
                streams.ratings()
                        .rate(tweets, "links-rated", ShareRatingJoin::new)
                        .keyBy(TweetVersion::tweet)
                        .process(new ShareGraphFunction(Duration.ofDays(options.rememberDays())))
                        .returns(changes));
        SingleOutputStreamOperator<Document> links = attach(
                shares.keyBy(change -> change.link().canonical()),
                "links-stories",
                DocumentSerializer.TYPE,
                new LinkStatsOperator(options));
        return new Findings(
                shares.getSideOutput(ShareGraphFunction.SHARES)
                        .union(
                                links,
                                CoShareTopology.documents(
                                        links.getSideOutput(LinkStatsOperator.OWN), options.coShares())),
                streams);
    }

    /** Drops first versions without a link: there is nothing that an edit of them could remove. */
    private static void withLinks(Tweet tweet, Collector<TweetVersion> out) {
        if (!tweet.links().isEmpty()) {
            out.collect(TweetVersion.of(tweet));
        }
    }
}
