package io.rounds.chats.posts;

import io.rounds.model.Kind;
import io.rounds.model.Link;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tweet as chats see it: everything but its text.
 *
 * @param tweet the id of the tweet's document
 * @param atMillis when it was posted
 * @param lang the language; null where the network does not say
 * @param tagged whether it carries the chat's tag; otherwise it is a reply in the thread of a question
 */
public record ChatPost(
        String tweet,
        long atMillis,
        Kind kind,
        Author author,
        @Nullable String lang,
        Content content,
        References references,
        boolean tagged) {

    /** By time; posts of the same time by the id of the tweet. */
    public static final Comparator<ChatPost> BY_TIME =
            Comparator.comparingLong(ChatPost::atMillis).thenComparing(ChatPost::tweet);

    /**
     * Who wrote it.
     *
     * @param id as of {@code Tweet.authorId()}
     * @param handle as written
     * @param followers at the time of the tweet; null where the number is not known
     * @param openedMillis when the account was opened; null where that is not known
     */
    public record Author(
            String id,
            String handle,
            @Nullable Integer followers,
            @Nullable Long openedMillis) {}

    /**
     * What it says.
     *
     * @param hashtags normalised, in order of appearance
     * @param mentions handles in lower case
     * @param links in order of appearance
     * @param labels of questions and answers
     * @param confidentiality names of the rules of confidentiality that the text meets
     * @param textFingerprint of the text without mentions, links, hashtags, case and punctuation: equal for texts with the
     *     same words; 0 where no words are left, and for reposts
     */
    public record Content(
            List<String> hashtags,
            List<String> mentions,
            List<Link> links,
            List<String> labels,
            List<String> confidentiality,
            long textFingerprint) {
        public static final Content NONE = new Content(List.of(), List.of(), List.of(), List.of(), List.of(), 0);
    }

    /**
     * The tweets that it refers to. Each is null where there is none or the network does not say.
     *
     * @param replyTo the tweet it replies to
     * @param repostOf the tweet it reposts
     * @param repostOfAuthor the id of that tweet's author
     * @param repostOfHandle the handle of that tweet's author
     * @param conversation the first tweet of the thread
     */
    public record References(
            @Nullable String replyTo,
            @Nullable String repostOf,
            @Nullable String repostOfAuthor,
            @Nullable String repostOfHandle,
            @Nullable String conversation) {
        public static final References NONE = new References(null, null, null, null, null);
    }

    /** Whether it only passes on what somebody else wrote. */
    public boolean isRepost() {
        return kind == Kind.REPOST;
    }

    /** The same post, as one of a question's thread that lacks the chat's tag. */
    public ChatPost untagged() {
        return new ChatPost(tweet, atMillis, kind, author, lang, content, references, false);
    }
}
