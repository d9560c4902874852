package io.rounds.report.page;

import io.rounds.report.session.TranscriptTweet;
import io.rounds.report.text.EnglishText;
import java.util.ArrayList;
import java.util.List;

/**
 * The caption of a tweet in a transcript.
 *
 * @param time {@code 20:05:09}, or with its day; empty where unknown
 * @param handle with {@code @}; empty where unknown
 * @param notes {@code A1, reply, 3 reposts}; may be empty
 */
public record TweetCaption(String time, String handle, String notes) {

    /**
     * The caption of a tweet.
     *
     * @param withDay whether the time needs its day
     */
    public static TweetCaption of(TranscriptTweet tweet, boolean withDay) {
        List<String> notes = new ArrayList<>(tweet.labels());
        if (tweet.reply()) {
            notes.add("reply");
        }
        if (tweet.reposts() > 0) {
            notes.add(EnglishText.count(tweet.reposts(), "repost", "reposts"));
        }
        if (tweet.flagged()) {
            notes.add("withheld: may identify a patient");
        } else if (tweet.at() == null) {
            notes.add("deleted, or not in the source");
        }
        return new TweetCaption(
                tweet.at() == null ? "" : EnglishText.time(tweet.at(), withDay),
                tweet.handle() == null ? "" : '@' + tweet.handle(),
                String.join(" \u00b7 ", notes));
    }
}
