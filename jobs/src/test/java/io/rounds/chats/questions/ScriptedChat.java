package io.rounds.chats.questions;

import io.rounds.chats.posts.ChatPost;
import io.rounds.extract.labels.Labels;
import io.rounds.model.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the posts of a chat line by line. Times are seconds from its start. */
public final class ScriptedChat {
    static final long START = 1_767_729_600_000L;

    private final List<ChatPost> posts = new ArrayList<>();

    /** A post of its own. */
    ScriptedChat says(int second, String author, String tweet, String text) {
        posts.add(post(second, author, tweet, Kind.ORIGINAL, Labels.of(text), null, null, tweet));
        return this;
    }

    /** A reply in the same thread as what it answers. */
    ScriptedChat replies(int second, String author, String tweet, String to, String text) {
        return replies(second, author, tweet, to, conversation(to), text);
    }

    /** A reply in a thread. */
    ScriptedChat replies(int second, String author, String tweet, String to, @Nullable String conversation, String text) {
        posts.add(post(second, author, tweet, Kind.REPLY, Labels.of(text), to, null, conversation));
        return this;
    }

    ScriptedChat reposts(int second, String author, String tweet, String of) {
        posts.add(post(second, author, tweet, Kind.REPOST, List.of(), null, of, null));
        return this;
    }

    /** The last post lacks the chat's tag. */
    ScriptedChat untagged() {
        posts.add(posts.remove(posts.size() - 1).untagged());
        return this;
    }

    List<ChatPost> posts() {
        return List.copyOf(posts);
    }

    private String conversation(String tweet) {
        return posts.stream()
                .filter(post -> post.tweet().equals(tweet) && post.references().conversation() != null)
                .map(post -> post.references().conversation())
                .findFirst()
                .orElse(tweet);
    }

    private static ChatPost post(
            int second,
            String author,
            String tweet,
            Kind kind,
            List<String> labels,
            @Nullable String replyTo,
            @Nullable String repostOf,
            @Nullable String conversation) {
        return new ChatPost(
                tweet,
                START + second * 1_000L,
                kind,
                new ChatPost.Author("x:" + author, author, 100, null),
                "en",
                new ChatPost.Content(List.of("wardchat"), List.of(), List.of(), labels, List.of(), 0),
                new ChatPost.References(replyTo, repostOf, null, null, conversation),
                true);
    }
}
