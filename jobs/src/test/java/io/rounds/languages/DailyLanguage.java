package io.rounds.languages;

import io.rounds.documents.DocumentJson;
import io.rounds.model.Document;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many tweets of a day are in one language.
 *
 * @param lang as the network tells it, {@code und} where it does not
 * @param day its beginning, UTC
 * @param tweets 0 or more
 */
public record DailyLanguage(String lang, Instant day, long tweets) {
    /** The index of these documents. */
    public static final String INDEX = "languages";

    /** The language and day of a tweet, before it is counted. */
    public static DailyLanguage of(Tweet tweet) {
        String lang = tweet.content().lang();
        return new DailyLanguage(
                lang == null ? "und" : lang, tweet.createdAt().truncatedTo(ChronoUnit.DAYS), 0);
    }

    /** With one more tweet. */
    public DailyLanguage plusOne() {
        return new DailyLanguage(lang, day, tweets + 1);
    }

    /** The key of what is counted together. */
    public String id() {
        return lang + '/' + day;
    }

    public Document document() {
        String json = DocumentJson.object(out -> {
            DocumentJson.string(out, "id", id());
            DocumentJson.string(out, "lang", lang);
            DocumentJson.time(out, "day", day);
            out.writeNumberField("tweets", tweets);
        });
        return new Document(INDEX, id(), tweets, day, json);
    }
}
