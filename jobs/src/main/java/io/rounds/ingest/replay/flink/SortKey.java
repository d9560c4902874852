package io.rounds.ingest.replay.flink;

import io.rounds.model.Deletion;
import io.rounds.model.Parsed;
import io.rounds.model.Publication;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * The order in which an archive is replayed, as bytes that compare like it: rejections and publications first, since they depend on
 * nothing; then tweets by the time they were written, those of the same time by id, and versions of the same tweet one
 * after the other; then deletions, so that none comes before its tweet.
 */
final class SortKey {
    private static final byte REJECTION = 0;
    private static final byte TWEET = 1;
    private static final byte DELETION = 2;

    private static final int START_OF_ID = 1 + Long.BYTES + Integer.BYTES;

    /** How the ids of X begin, where each version of a tweet has an id of its own. */
    private static final byte[] X = {'x', ':'};

    private SortKey() {}

    static byte[] of(Parsed parsed) {
        Tweet tweet = parsed.tweet();
        if (tweet != null) {
            return key(TWEET, tweet.createdAt(), tweet.id(), tweet.version());
        }
        Deletion deletion = parsed.deletion();
        if (deletion != null) {
            return key(DELETION, deletion.at(), deletion.tweet(), 0);
        }
        Publication publication = parsed.publication();
        if (publication != null) {
            return key(REJECTION, publication.seenAt(), publication.id() + ' ' + publication.feed(), 0);
        }
        Rejected rejected = parsed.rejected();
        return key(REJECTION, Instant.EPOCH, rejected == null ? "" : rejected.id(), 0);
    }

    static boolean isTweet(byte[] key) {
        return key[0] == TWEET;
    }

    /** What all copies of a version of a tweet have in common, whatever time they give: the id, and the version if it needs one. */
    static byte[] ofCopies(byte[] key) {
        int end = key.length - Long.BYTES;
        boolean own = Arrays.equals(key, START_OF_ID, START_OF_ID + X.length, X, 0, X.length);
        return Arrays.copyOfRange(key, START_OF_ID, own ? end : key.length);
    }

    private static byte[] key(byte group, Instant at, String id, long version) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(START_OF_ID + name.length + Long.BYTES)
                .put(group)
                // Signed numbers compare as unsigned bytes once their sign bit is turned.
                .putLong(at.getEpochSecond() ^ Long.MIN_VALUE)
                .putInt(at.getNano())
                .put(name)
                .putLong(version)
                .array();
    }
}
