package io.rounds.app;

import io.rounds.chats.flink.ChatsAnalysis;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.flink.CredibilityAnalysis;
import io.rounds.flink.Analysis;
import io.rounds.flink.TweetStreams;
import io.rounds.links.flink.LinksAnalysis;
import io.rounds.model.Document;
import io.rounds.trends.flink.TrendsAnalysis;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The registry of analyses: a new one is a line here. */
public final class Analyses {
    private Analyses() {}

    private static List<Analysis> of(AnalyticsOptions options) {
        return List.of(
                new TrendsAnalysis(options.communities(), options.trends()),
                new LinksAnalysis(options.links()),
                new ChatsAnalysis(options.chats()));
    }

    /** Adds all of them to a job. Credibility comes first: the others use its ratings. */
    public static List<DataStream<Document>> attach(TweetStreams streams, AnalyticsOptions options) {
        List<DataStream<Document>> documents = new ArrayList<>();
        TweetStreams rated = streams;
        CredibilityOptions credibility = options.credibility();
        if (credibility != null) {
            CredibilityAnalysis.Found found = new CredibilityAnalysis(credibility).find(streams.tweets());
            documents.add(found.documents());
            rated = streams.withRatings(found.ratings());
        }
        for (Analysis analysis : of(options)) {
            documents.add(analysis.topology(rated));
        }
        return documents;
    }
}
