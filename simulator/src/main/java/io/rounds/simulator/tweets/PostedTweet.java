package io.rounds.simulator.tweets;

import io.rounds.simulator.bytes.JsonBytes;
import io.rounds.simulator.people.Account;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posted tweet, which may be reposted, quoted or answered. Its JSON is kept as bytes in two parts, before and after the
 * public metrics, which change.
 */
public final class PostedTweet {
    private final long id;
    private final Account author;
    private final TweetText text;
    private final long at;
    private final long conversation;
    private final List<String> tags;

    private final byte[] head;
    private final byte[] tail;
    private int[] reposters = new int[0];
    private int replies;
    private int quotes;
    private @Nullable TweetText repostText;
    private byte @Nullable [] repostBody;
    private boolean removed;

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

    /** The id of the tweet. */
    public long id() {
        return id;
    }

    /** Who posted it. */
    public Account author() {
        return author;
    }

    /** What it says. */
    public TweetText text() {
        return text;
    }

    /** When it was posted, in milliseconds since 1970. */
    public long at() {
        return at;
    }

    /** The id of the tweet that started the conversation. */
    public long conversation() {
        return conversation;
    }

    /** The hashtags, normalised. */
    public List<String> tags() {
        return tags;
    }

    /** Whether the account may repost it: once, and not its own tweet. */
    public boolean canBeRepostedBy(Account account) {
        if (account.id() == author.id()) {
            return false;
        }
        int key = Long.hashCode(account.id());
        for (int reposter : reposters) {
            if (reposter == key) {
                return false;
            }
        }
        return true;
    }

    /** Counts a repost by the account. */
    public void addReposter(Account account) {
        reposters = Arrays.copyOf(reposters, reposters.length + 1);
        reposters[reposters.length - 1] = Long.hashCode(account.id());
    }

    int reposts() {
        return reposters.length;
    }

    /** Counts a reply. */
    public void addReply() {
        replies++;
    }

    /** Counts a quote. */
    public void quoted() {
        quotes++;
    }

    /** Marks it as deleted or edited; it is not reposted any more. */
    public void remove() {
        removed = true;
    }

    boolean isRemoved() {
        return removed;
    }

    /** The text of its reposts. */
    TweetText repostText() {
        if (repostText == null) {
            repostText = text.repostOf(author);
        }
        return repostText;
    }

    /** The part of a repost that is the same for all reposters, serialized on first use. */
    byte[] repostBody(PayloadWriter payloads) {
        if (repostBody == null) {
            repostBody = payloads.repostBody(this);
        }
        return repostBody;
    }

    /** Writes the JSON of the tweet with its current metrics. */
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
