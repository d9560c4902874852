package io.rounds.chats;

import io.rounds.extract.labels.Labels;
import io.rounds.extract.privacy.Confidentiality;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tweet, as far as chats need it: everything but its text.
 *
 * @param tweet the id of the tweet's document
 * @param atMillis when it was posted
 * @param author an id as of {@code Tweet.authorId()}
 * @param handle as written
 * @param followers the author's, at the time of the tweet; null where it is not known
 * @param accountMillis when the author's account was opened; null where it is not known
 * @param hashtags normalised, in order
 * @param mentions handles in lower case
 * @param links in order of appearance
 * @param labels as of {@link Labels#of}
 * @param confidentiality rules of confidentiality that it meets; see {@link Confidentiality}
 * @param replyTo the tweet it answers
 * @param repostOf the tweet it passes on
 * @param conversation the first tweet of the thread, where the network tells
 * @param words a fingerprint of the text without mentions, links, hashtags, case and punctuation: the same for what
 *     says the same; 0 where nothing is left, and for reposts
 * @param tagged whether it carries the chat's tag; otherwise it is a reply in the thread of a question
 */
public record ChatPost(
        String tweet,
        long atMillis,
        Kind kind,
        String author,
        String handle,
        @Nullable Integer followers,
        @Nullable Long accountMillis,
        @Nullable String lang,
        List<String> hashtags,
        List<String> mentions,
        List<Link> links,
        List<String> labels,
        List<String> confidentiality,
        @Nullable String replyTo,
        @Nullable String repostOf,
        @Nullable String repostOfAuthor,
        @Nullable String repostOfHandle,
        @Nullable String conversation,
        long words,
        boolean tagged) {

    /** Whether it only passes on what somebody else wrote. */
    public boolean isRepost() {
        return kind == Kind.REPOST;
    }

    /** The same post, as one of a question's thread that lacks the chat's tag. */
    public ChatPost untagged() {
        return new ChatPost(
                tweet,
                atMillis,
                kind,
                author,
                handle,
                followers,
                accountMillis,
                lang,
                hashtags,
                mentions,
                links,
                labels,
                confidentiality,
                replyTo,
                repostOf,
                repostOfAuthor,
                repostOfHandle,
                conversation,
                words,
                false);
    }
}
