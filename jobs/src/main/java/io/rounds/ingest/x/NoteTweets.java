package io.rounds.ingest.x;

import io.rounds.extract.text.Entity;
import io.rounds.extract.text.TextExtractor;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.draft.XText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The long posts of a personal archive of Twitter, from its {@code note-tweet.js}. {@code tweets.js} has their beginning
 * only, up to an ellipsis, and no id that is the same in both: a tweet is completed by the long post that was written in the
 * same second, give or take one, and begins alike.
 */
public final class NoteTweets {
    /** Of an archive that has none. */
    public static final NoteTweets NONE = new NoteTweets(List.of());

    /** How much of the beginning must be alike, in characters, unless the tweet has less, down to {@link #LEAST}. */
    private static final int COMPARED = 60;

    private static final int LEAST = 20;

    private final Map<Long, List<NoteTweet>> bySecond = new HashMap<>();

    /**
     * A long post.
     *
     * @param createdAt when it was written
     * @param text all of it
     * @param urls where its links lead, in order
     * @param line of the file where it begins, from 1
     */
    public record NoteTweet(Instant createdAt, String text, List<String> urls, long line) {}

    public NoteTweets(List<NoteTweet> posts) {
        for (NoteTweet post : posts) {
            bySecond.computeIfAbsent(post.createdAt().getEpochSecond(), second -> new ArrayList<>(1))
                    .add(post);
        }
    }

    /** All of them, in no particular order. */
    public List<NoteTweet> posts() {
        return bySecond.values().stream().flatMap(List::stream).toList();
    }

    /** Gives a tweet that is the beginning of a long post all of its text. */
    void complete(TweetDraft draft) {
        NoteTweet post = of(draft.createdAt, draft.content.text);
        if (post != null) {
            draft.content.text = post.text();
            draft.content.longText = true;
            draft.content.entities = entities(post);
        }
    }

    /** The long post that a tweet of this time and text is the beginning of; null if there is none. */
    public @Nullable NoteTweet of(@Nullable String time, @Nullable String text) {
        Instant createdAt = bySecond.isEmpty() || text == null ? null : Timestamps.parse(time);
        if (createdAt == null || text == null) {
            return null;
        }
        String beginning = withoutAnswered(XText.unescaped(uncut(text))).strip();
        beginning = beginning.substring(0, Math.min(beginning.length(), COMPARED));
        if (beginning.length() < LEAST) {
            return null;
        }
        for (long second = createdAt.getEpochSecond() - 1; second <= createdAt.getEpochSecond() + 1; second++) {
            for (NoteTweet post : bySecond.getOrDefault(second, List.of())) {
                if (withoutAnswered(XText.unescaped(post.text())).startsWith(beginning)) {
                    return post;
                }
            }
        }
        return null;
    }

    private static ContentDraft.Entities entities(NoteTweet post) {
        String text = XText.unescaped(post.text());
        return new ContentDraft.Entities(
                values(TextExtractor.hashtags(text)), values(TextExtractor.mentions(text)), post.urls());
    }

    private static List<String> values(List<Entity> entities) {
        return entities.stream().map(Entity::value).toList();
    }

    /** The text up to where it is cut: an ellipsis and the link to the tweet itself. */
    private static String uncut(String text) {
        int ellipsis = text.lastIndexOf('\u2026');
        int link = text.lastIndexOf(" https://t.co/");
        boolean last = link > 0 && text.indexOf(' ', link + 1) < 0;
        return text.substring(0, ellipsis >= 0 ? ellipsis : last ? link : text.length());
    }

    /** Without the accounts that are answered, which only one of both may name. */
    private static String withoutAnswered(String text) {
        int from = 0;
        while (from < text.length() && text.charAt(from) == '@' && text.indexOf(' ', from) > 0) {
            from = text.indexOf(' ', from) + 1;
        }
        return text.substring(from);
    }
}
