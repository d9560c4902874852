package io.rounds.bench.chats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/** Payloads of X API v2 with tweets of a chat: one hashtag, many authors, a plain sentence. */
final class ChatTweetGenerator {
    private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;
    private static final int SEQUENCE_BITS = 22;

    private final String tag;
    private final int authors;
    private int sent;

    /**
     * @param tag without #
     * @param authors number of authors, who take turns
     */
    ChatTweetGenerator(String tag, int authors) {
        this.tag = tag;
        this.authors = authors;
    }

    /** The next tweet, posted now. */
    byte[] next(Instant now) {
        int author = sent % authors + 1;
        long id = ((now.toEpochMilli() - SNOWFLAKE_EPOCH) << SEQUENCE_BITS) | (sent & ((1 << SEQUENCE_BITS) - 1));
        sent++;
        String text = "Thought " + sent + " about feedback at the bedside";
        int hash = text.length() + 1;
        return ("{\"data\":{\"id\":\"" + id + "\",\"author_id\":\"" + author + "\",\"created_at\":\"" + now
                        + "\",\"conversation_id\":\"" + id
                        + "\",\"lang\":\"en\",\"entities\":{\"hashtags\":[{\"start\":"
                        + hash + ",\"end\":" + (hash + 1 + tag.length()) + ",\"tag\":\"" + tag + "\"}]},\"text\":\""
                        + text
                        + " #" + tag + "\"},\"includes\":{\"users\":[{\"id\":\"" + author + "\",\"username\":\"person"
                        + author + "\",\"name\":\"Person " + author
                        + "\",\"created_at\":\"2015-01-01T00:00:00.000Z\",\"public_metrics\":{\"followers_count\":"
                        + 10 * author
                        + ",\"following_count\":5,\"tweet_count\":9,\"listed_count\":0}}]}}")
                .getBytes(UTF_8);
    }
}
