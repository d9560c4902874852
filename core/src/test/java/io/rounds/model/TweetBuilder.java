package io.rounds.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds tweets for tests: an original of X without content, unless a test says otherwise. What is not set is what
 * most tweets have: nothing.
 */
public final class TweetBuilder {
    private String id;
    private Platform platform = Platform.X;
    private String url = "https://x.com/i/status/1";
    private Instant createdAt = Instant.parse("2026-03-02T12:00:00Z");
    private Kind kind = Kind.ORIGINAL;
    private Author author = new Author("1", "a", null, null, null, null, null, null);
    private String text = "";
    private @Nullable String lang;
    private List<Hashtag> hashtags = List.of();
    private List<String> mentions = List.of();
    private List<Link> links = List.of();
    private @Nullable String replyTo;
    private Reference repost = Reference.NONE;
    private Reference quote = Reference.NONE;
    private @Nullable String conversation;
    private Revision revision = Revision.FIRST;
    private List<String> communities = List.of();
    private Marks marks = Marks.NONE;

    private TweetBuilder(String id) {
        this.id = id;
    }

    /** Starts with a bare tweet of this id, for example {@code x:123}. */
    public static TweetBuilder tweet(String id) {
        return new TweetBuilder(id);
    }

    /** Starts with everything that a tweet has. */
    public static TweetBuilder copyOf(Tweet tweet) {
        TweetBuilder builder = new TweetBuilder(tweet.id());
        builder.platform = tweet.platform();
        builder.url = tweet.url();
        builder.createdAt = tweet.createdAt();
        builder.kind = tweet.kind();
        builder.author = tweet.author();
        builder.text = tweet.text();
        builder.lang = tweet.content().lang();
        builder.hashtags = tweet.hashtags();
        builder.mentions = tweet.mentions();
        builder.links = tweet.links();
        builder.replyTo = tweet.replyTo();
        builder.repost = tweet.repost();
        builder.quote = tweet.quote();
        builder.conversation = tweet.relations().conversation();
        builder.revision = tweet.revision();
        builder.communities = tweet.communities();
        builder.marks = tweet.marks();
        return builder;
    }

    public TweetBuilder id(String value) {
        id = value;
        return this;
    }

    public TweetBuilder platform(Platform value) {
        platform = value;
        return this;
    }

    public TweetBuilder url(String value) {
        url = value;
        return this;
    }

    public TweetBuilder createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    public TweetBuilder kind(Kind value) {
        kind = value;
        return this;
    }

    public TweetBuilder author(Author value) {
        author = value;
        return this;
    }

    public TweetBuilder text(String value) {
        text = value;
        return this;
    }

    public TweetBuilder lang(String value) {
        lang = value;
        return this;
    }

    public TweetBuilder hashtags(List<Hashtag> value) {
        hashtags = value;
        return this;
    }

    public TweetBuilder mentions(String... handles) {
        mentions = List.of(handles);
        return this;
    }

    public TweetBuilder links(List<Link> value) {
        links = value;
        return this;
    }

    public TweetBuilder replyTo(String value) {
        replyTo = value;
        return this;
    }

    /** The tweet it passes on; does not change the kind. */
    public TweetBuilder repost(Reference value) {
        repost = value;
        return this;
    }

    /** The tweet it comments on; does not change the kind. */
    public TweetBuilder quote(Reference value) {
        quote = value;
        return this;
    }

    public TweetBuilder conversation(String value) {
        conversation = value;
        return this;
    }

    public TweetBuilder revision(List<String> replaces, @Nullable Instant editedAt) {
        revision = new Revision(replaces, editedAt);
        return this;
    }

    public TweetBuilder communities(List<String> names) {
        communities = names;
        return this;
    }

    public TweetBuilder marks(List<String> labels, List<String> confidentiality) {
        marks = new Marks(labels, confidentiality);
        return this;
    }

    public Tweet build() {
        return new Tweet(
                id,
                platform,
                url,
                createdAt,
                kind,
                author,
                new Content(text, lang, hashtags, mentions, links),
                new Relations(replyTo, repost, quote, conversation),
                revision,
                communities,
                marks);
    }
}
