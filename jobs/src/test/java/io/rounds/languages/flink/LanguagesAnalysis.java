package io.rounds.languages.flink;

import static io.rounds.flink.Operators.named;

import io.rounds.flink.Analysis;
import io.rounds.flink.DocumentSerializer;
import io.rounds.flink.TweetStreams;
import io.rounds.languages.DailyLanguage;
import io.rounds.model.Document;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Counts the languages of each day.
 *
 * <pre>
 *  tweets --> count --> documents
 *          by language and day
 * </pre>
 */
public final class LanguagesAnalysis implements Analysis {
    private final int minTweets;

    /** @param minTweets languages with fewer tweets a day give no document */
    public LanguagesAnalysis(int minTweets) {
        this.minTweets = minTweets;
    }

    @Override
    public String name() {
        return "languages";
    }

    @Override
    public List<String> indices() {
        return List.of(DailyLanguage.INDEX);
    }

    @Override
    public Findings topology(TweetStreams streams) {
        DataStream<Document> documents = named(
                        "languages-count",
                        streams.tweets()
                                .keyBy(tweet -> DailyLanguage.of(tweet).id())
                                .process(new LanguageCountFunction(minTweets)))
                .returns(DocumentSerializer.TYPE);
        return new Findings(documents, streams);
    }
}
