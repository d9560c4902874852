package io.rounds.chats.posts;

import io.rounds.extract.text.Entity;
import io.rounds.extract.text.TextExtractor;
import io.rounds.model.Fingerprint;
import io.rounds.model.Hashtag;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes posts of tweets. */
public final class ChatPosts {
    private ChatPosts() {}

    /**
     * The post of a tweet that carries the chat's tag.
     *
     * @param labels of questions and answers
     * @param confidentiality rules of confidentiality that it meets
     */
    public static ChatPost of(Tweet tweet, List<String> labels, List<String> confidentiality) {
        return new ChatPost(
                tweet.id(),
                tweet.createdAt().toEpochMilli(),
                tweet.kind(),
                new ChatPost.Author(
                        tweet.authorId(),
                        tweet.author().handle(),
                        tweet.author().followers(),
                        millis(tweet.author().createdAt())),
                tweet.content().lang(),
                new ChatPost.Content(
                        tags(tweet.hashtags()),
                        tweet.mentions(),
                        tweet.links(),
                        labels,
                        confidentiality,
                        tweet.isRepost() ? 0 : textFingerprint(tweet.text())),
                new ChatPost.References(
                        tweet.replyTo(),
                        tweet.repostOf(),
                        tweet.repost().author(),
                        tweet.repost().handle(),
                        tweet.relations().conversation()),
                true);
    }

    /**
     * A fingerprint of the letters and digits of a text in lower case, without mentions, links and hashtags; 0 where
     * nothing is left.
     */
    static long textFingerprint(String text) {
        BitSet entities = entities(text);
        StringBuilder letters = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (!entities.get(at) && isWordPart(codePoint)) {
                letters.appendCodePoint(Character.toLowerCase(Character.toUpperCase(codePoint)));
            }
            at += Character.charCount(codePoint);
        }
        return letters.isEmpty() ? 0 : Fingerprint.of(letters.toString());
    }

    /** The characters of a text that belong to mentions, links and hashtags. */
    private static BitSet entities(String text) {
        BitSet entities = new BitSet(text.length());
        for (Entity entity : TextExtractor.entities(text)) {
            entities.set(entity.start(), entity.end());
        }
        return entities;
    }

    private static boolean isWordPart(int codePoint) {
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint);
        }
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static List<String> tags(List<Hashtag> hashtags) {
        List<String> tags = new ArrayList<>(hashtags.size());
        for (Hashtag hashtag : hashtags) {
            tags.add(hashtag.tag());
        }
        return List.copyOf(tags);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
