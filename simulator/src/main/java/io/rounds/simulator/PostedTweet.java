package io.rounds.simulator;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tweet that was posted and may be reposted, quoted or answered. It keeps its object as bytes, in the two parts before
 * and after its public metrics, which grow.
 */
final class PostedTweet {
    final long id;
    final Account author;
    final TweetText text;
    final long at;
    final long conversation;
    /** Its hashtags, normalised. */
    final List<String> tags;

    private final byte[] head;
    private final byte[] tail;
    private int[] reposters = new int[0];
    private int replies;
    private int quotes;
    private @Nullable TweetText repostText;
    private byte @Nullable [] repostBody;
    private boolean gone;

    PostedTweet(long id, Account author, TweetText text, long at, long conversation, byte[] head, byte[] tail) {
        this.id = id;
        this.author = author;
        this.text = text;
        this.at = at;
        this.conversation = conversation;
        this.tags = text.tags();
        this.head = head;
        this.tail = tail;
    }

    /** Whether the account may repost it: nobody reposts twice, and here nobody reposts himself. */
    boolean mayBeRepostedBy(Account account) {
        if (account.id == author.id) {
            return false;
        }
        int key = Long.hashCode(account.id);
        for (int reposter : reposters) {
            if (reposter == key) {
                return false;
            }
        }
        return true;
    }

    void repostedBy(Account account) {
        reposters = Arrays.copyOf(reposters, reposters.length + 1);
        reposters[reposters.length - 1] = Long.hashCode(account.id);
    }

    int reposts() {
        return reposters.length;
    }

    void answered() {
        replies++;
    }

    void quoted() {
        quotes++;
    }

    /** Deleted or edited: nobody passes it on any more. */
    void leave() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    /** What a repost of it says. */
    TweetText repostText() {
        if (repostText == null) {
            repostText = text.repostOf(author);
        }
        return repostText;
    }

    /** The parts of a repost that are the same for all who repost it, made when the first one does. */
    byte[] repostBody(PayloadWriter payloads) {
        if (repostBody == null) {
            repostBody = payloads.repostBody(this);
        }
        return repostBody;
    }

    /** Writes the tweet's object with its metrics as they are now. */
    void write(JsonBytes json) {
        json.raw(head)
                .number(reposters.length)
                .ascii(",\"reply_count\":")
                .number(replies)
                .ascii(",\"like_count\":")
                .number(3L * reposters.length + 2L * replies)
                .ascii(",\"quote_count\":")
                .number(quotes)
                .ascii(",\"bookmark_count\":")
                .number(reposters.length / 2)
                .ascii(",\"impression_count\":")
                .number(reposters.length * 211L)
                .raw(tail);
    }
}
