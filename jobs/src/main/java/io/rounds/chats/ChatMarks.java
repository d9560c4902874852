package io.rounds.chats;

import io.rounds.extract.labels.Labels;
import io.rounds.extract.privacy.Confidentiality;
import io.rounds.model.Marks;
import io.rounds.model.Tweet;
import java.util.List;

/** Marks tweets with what chats need to find in them: labels of questions and answers, and rules of confidentiality. */
public final class ChatMarks {
    private ChatMarks() {}

    /** The tweet with its marks; the tweet itself where it has none. A repost carries no labels: it asks and answers nothing. */
    public static Tweet of(Tweet tweet) {
        List<String> labels = tweet.isRepost() ? List.of() : Labels.of(tweet.text());
        List<String> confidentiality = Confidentiality.rules(tweet.text());
        return labels.isEmpty() && confidentiality.isEmpty()
                ? tweet
                : tweet.withMarks(new Marks(labels, confidentiality));
    }
}
