package io.rounds.chats;

import io.rounds.extract.labels.Labels;
import io.rounds.model.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A made-up chat: who said what when, as posts. Times are seconds from its start. */
final class Talk {
    static final long START = 1_767_729_600_000L;

    private final List<ChatPost> posts = new ArrayList<>();

    /** A post of its own. */
    Talk says(int second, String author, String tweet, String text) {
        posts.add(post(second, author, tweet, Kind.ORIGINAL, Labels.of(text), null, null, tweet));
        return this;
    }

    /** A reply in the same thread as what it answers. */
    Talk replies(int second, String author, String tweet, String to, String text) {
        return replies(second, author, tweet, to, conversation(to), text);
    }

    /** A reply in a thread. */
    Talk replies(int second, String author, String tweet, String to, @Nullable String conversation, String text) {
        posts.add(post(second, author, tweet, Kind.REPLY, Labels.of(text), to, null, conversation));
        return this;
    }

    Talk reposts(int second, String author, String tweet, String of) {
        posts.add(post(second, author, tweet, Kind.REPOST, List.of(), null, of, null));
        return this;
    }

    /** The last post lacks the chat's tag. */
    Talk untagged() {
        posts.add(posts.remove(posts.size() - 1).untagged());
        return this;
    }

    List<ChatPost> posts() {
        return List.copyOf(posts);
    }

    private String conversation(String tweet) {
        return posts.stream()
                .filter(post -> post.tweet().equals(tweet) && post.conversation() != null)
                .map(ChatPost::conversation)
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
                "x:" + author,
                author,
                100,
                null,
                "en",
                List.of("wardchat"),
                List.of(),
                List.of(),
                labels,
                List.of(),
                replyTo,
                repostOf,
                null,
                null,
                conversation,
                0,
                true);
    }
}
