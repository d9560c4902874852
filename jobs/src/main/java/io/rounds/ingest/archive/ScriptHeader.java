package io.rounds.ingest.archive;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a file of a personal archive of Twitter, a JavaScript assignment followed by JSON: {@code
 * window.YTD.tweets.part0 = [...]}, in archives before 2018 {@code Grailbird.data.tweets_2013_05 = [...]}.
 *
 * @param kind what the file holds: {@code tweets}, {@code account}, {@code direct_messages} ...
 * @param length in bytes, up to where the JSON begins
 */
record ScriptHeader(String kind, int length) {
    private static final int MAX_LENGTH = 200;
    private static final Pattern HEADER = Pattern.compile(
            "\uFEFF?\\s{0,20}(?:window\\.YTD|Grailbird\\.data)\\.(\\w{1,60})(?:\\.part\\d{1,6})?\\s{0,20}=");
    private static final Set<String> OF_TWEETS =
            Set.of("tweet", "tweets", "deleted_tweet", "deleted_tweets", "community_tweet", "community_tweets");

    /** The header of a file that begins with these bytes; null if it has none. */
    static @Nullable ScriptHeader of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, MAX_LENGTH), StandardCharsets.UTF_8);
        Matcher header = HEADER.matcher(start);
        return header.lookingAt()
                ? new ScriptHeader(header.group(1), header.group().getBytes(StandardCharsets.UTF_8).length)
                : null;
    }

    /** Whether it holds messages, or who has written to whom. */
    boolean isOfMessages() {
        return kind.startsWith("direct_message")
                || kind.startsWith("dm_")
                || kind.startsWith("encrypted_direct_message");
    }

    boolean isOfTweets() {
        return OF_TWEETS.contains(kind) || kind.startsWith("tweets_");
    }
}
