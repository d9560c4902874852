package io.rounds.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One post of any network, read and understood: what every analysis starts from.
 *
 * <p>Ids are platform-scoped ({@code x:123}, {@code bluesky:did/rkey}, {@code mastodon:host/123}), also in
 * {@code replyTo}, {@code repostOf}, {@code quoteOf} and {@code conversation}, and in those of authors in {@code repostOfAuthor}
 * and {@code quoteOfAuthor}. A repost carries the hashtags, mentions
 * and links of what it reposts.
 *
 * @param id equals the document's id
 * @param url where people read it
 * @param createdAt event time
 * @param hashtags in order of appearance, each tag once
 * @param mentions handles without {@code @}, lower case, in order of appearance, each once
 * @param links in order of appearance, each canonical form once
 * @param communities names of the communities whose hashtags it carries; empty before they are assigned
 * @param repostOf the tweet it passes on; null for kinds other than repost, and where an archive does not tell
 * @param repostOfAuthor whose tweet it passes on, an id as of {@link #authorId()}; null where the payload does not tell
 * @param repostOfHandle the same as a handle, without {@code @}, lower case
 * @param quoteOf the tweet it comments on; null for reposts
 * @param quoteOfAuthor whose tweet it comments on; null where the payload does not tell
 * @param quoteOfHandle the same as a handle, without {@code @}, lower case
 * @param labels chat labels such as T1, Q2, A2
 * @param confidentiality names of the rules of confidentiality that its text meets: it may identify a patient
 * @param replaces the earlier versions of an edited tweet, oldest first, where each version has an id of its own, as on
 *     X; empty elsewhere and for a first version
 * @param editedAt when this version was written; null for a first version
 */
public record Tweet(
        String id,
        Platform platform,
        String url,
        Instant createdAt,
        Kind kind,
        String text,
        @Nullable String lang,
        Author author,
        List<Hashtag> hashtags,
        List<String> mentions,
        List<Link> links,
        List<String> communities,
        @Nullable String replyTo,
        @Nullable String repostOf,
        @Nullable String repostOfAuthor,
        @Nullable String repostOfHandle,
        @Nullable String quoteOf,
        @Nullable String quoteOfAuthor,
        @Nullable String quoteOfHandle,
        @Nullable String conversation,
        List<String> labels,
        List<String> confidentiality,
        List<String> replaces,
        @Nullable Instant editedAt) {

    /** The author across networks: {@code x:123}. */
    public String authorId() {
        return platform.id(author.id());
    }

    /** The id of its first version, which is what all versions of a tweet have in common. */
    public String firstId() {
        return replaces.isEmpty() ? id : replaces.get(0);
    }

    /**
     * What a stream is partitioned by, so that all that must meet does: the copies and versions of a tweet, and, where a
     * repost comes without its content, a post and its reposts.
     */
    public String partitionKey() {
        return repostOf == null || platform.repostsCarryContent() ? firstId() : repostOf;
    }

    /** 0 for a first version; of two versions of a tweet, the one with the greater number is the later one. */
    public long version() {
        if (editedAt == null) {
            return 0;
        }
        return replaces.isEmpty() ? editedAt.toEpochMilli() : replaces.size();
    }

    /** Whether it only passes on what somebody else wrote. */
    public boolean isRepost() {
        return kind == Kind.REPOST;
    }

    /** This repost, with what it reposts. */
    public Tweet withContentOf(Tweet original) {
        return new Tweet(
                id,
                platform,
                url,
                createdAt,
                kind,
                original.text,
                original.lang,
                author,
                original.hashtags,
                original.mentions,
                original.links,
                communities,
                replyTo,
                repostOf,
                repostOfAuthor,
                repostOfHandle,
                quoteOf,
                quoteOfAuthor,
                quoteOfHandle,
                conversation,
                labels,
                confidentiality,
                replaces,
                editedAt);
    }

    /** This tweet, in these communities. */
    public Tweet withCommunities(List<String> names) {
        return new Tweet(
                id,
                platform,
                url,
                createdAt,
                kind,
                text,
                lang,
                author,
                hashtags,
                mentions,
                links,
                names,
                replyTo,
                repostOf,
                repostOfAuthor,
                repostOfHandle,
                quoteOf,
                quoteOfAuthor,
                quoteOfHandle,
                conversation,
                labels,
                confidentiality,
                replaces,
                editedAt);
    }

    /** This tweet, with its chat labels and the rules of confidentiality that its text meets. */
    public Tweet withMarks(List<String> chatLabels, List<String> rules) {
        return new Tweet(
                id,
                platform,
                url,
                createdAt,
                kind,
                text,
                lang,
                author,
                hashtags,
                mentions,
                links,
                communities,
                replyTo,
                repostOf,
                repostOfAuthor,
                repostOfHandle,
                quoteOf,
                quoteOfAuthor,
                quoteOfHandle,
                conversation,
                chatLabels,
                rules,
                replaces,
                editedAt);
    }
}
