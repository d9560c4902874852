package io.rounds.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One post of any network: what every analysis starts from.
 *
 * <p>Ids of tweets and of authors are scoped by platform ({@code x:123}, {@code bluesky:did/rkey},
 * {@code mastodon:host/123}), here and in all parts except {@link Author#id()}.
 *
 * @param id equals the document's id
 * @param url where people read it; null where nobody knows, because its id lost digits in the file it was read from
 * @param createdAt event time
 * @param communities names of the communities whose hashtags it carries; empty before they are assigned
 */
public record Tweet(
        String id,
        Platform platform,
        @Nullable String url,
        Instant createdAt,
        Kind kind,
        Author author,
        Content content,
        Relations relations,
        Revision revision,
        List<String> communities,
        Marks marks) {

    /** The text as of {@link Content#text()}. */
    public String text() {
        return content.text();
    }

    /** The hashtags as of {@link Content#hashtags()}. */
    public List<Hashtag> hashtags() {
        return content.hashtags();
    }

    /** The mentions as of {@link Content#mentions()}. */
    public List<String> mentions() {
        return content.mentions();
    }

    /** The links as of {@link Content#links()}. */
    public List<Link> links() {
        return content.links();
    }

    /** The id of the tweet it answers. */
    public @Nullable String replyTo() {
        return relations.replyTo();
    }

    /** The tweet it passes on, as of {@link Relations#repost()}. */
    public Reference repost() {
        return relations.repost();
    }

    /** The id of the tweet it passes on; null for kinds other than repost, and where an archive does not give it. */
    public @Nullable String repostOf() {
        return relations.repost().id();
    }

    /** The tweet it comments on, as of {@link Relations#quote()}. */
    public Reference quote() {
        return relations.quote();
    }

    /** The author across networks: {@code x:123}. */
    public String authorId() {
        return platform.id(author.id());
    }

    /** The id of its first version, which is what all versions of a tweet have in common. */
    public String firstId() {
        List<String> earlier = revision.replaces();
        return earlier.isEmpty() ? id : earlier.get(0);
    }

    /**
     * What a stream is partitioned by, so that all that must meet does: the copies and versions of a tweet, and, where a
     * repost comes without its content, a post and its reposts.
     */
    public String partitionKey() {
        String original = repostOf();
        return original == null || platform.repostsCarryContent() ? firstId() : original;
    }

    /** 0 for a first version; of two versions of a tweet, the one with the greater number is the later one. */
    public long version() {
        Instant editedAt = revision.editedAt();
        if (editedAt == null) {
            return 0;
        }
        List<String> earlier = revision.replaces();
        return earlier.isEmpty() ? editedAt.toEpochMilli() : earlier.size();
    }

    /** Whether it only passes on what somebody else wrote. */
    public boolean isRepost() {
        return kind == Kind.REPOST;
    }

    /** This repost, with what it reposts. */
    public Tweet withContentOf(Tweet original) {
        return new Tweet(
                id, platform, url, createdAt, kind, author, original.content, relations, revision, communities, marks);
    }

    /** This tweet, in these communities. */
    public Tweet withCommunities(List<String> names) {
        return new Tweet(id, platform, url, createdAt, kind, author, content, relations, revision, names, marks);
    }

    /** This tweet, with what was found in its text. */
    public Tweet withMarks(Marks found) {
        return new Tweet(id, platform, url, createdAt, kind, author, content, relations, revision, communities, found);
    }
}
