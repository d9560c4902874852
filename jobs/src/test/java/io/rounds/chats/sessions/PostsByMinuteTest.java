package io.rounds.chats.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.chats.posts.ChatPost;
import io.rounds.model.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PostsByMinuteTest {
    private static final TagState NONE = TagState.none(15);

    private static ChatPost post(String id, long seconds, boolean tagged) {
        return new ChatPost(
                id,
                seconds * 1_000,
                Kind.ORIGINAL,
                new ChatPost.Author("x:1", "ann", null, null),
                null,
                ChatPost.Content.NONE,
                ChatPost.References.NONE,
                tagged);
    }

    private static TagState with(TagState state, ChatPost... posts) {
        return state.withPosts(List.of(posts), List.of(), state.header().baseline());
    }

    @Test
    void aNewPostChangesOnlyItsMinute() {
        TagState before = with(NONE, post("a", 30, true), post("b", 90, true), post("c", 100, false));

        Map<Long, MinutePosts> changes = PostsByMinute.changes(before, with(before, post("d", 70, true)));

        assertThat(changes)
                .containsOnly(Map.entry(
                        1L,
                        new MinutePosts(
                                List.of(post("d", 70, true), post("b", 90, true)), List.of(post("c", 100, false)))));
    }

    @Test
    void aPostThatIsThereAlreadyChangesNothing() {
        TagState before = with(NONE, post("a", 30, true), post("b", 90, false));

        assertThat(PostsByMinute.changes(before, with(before, post("a", 30, true), post("b", 90, false))))
                .isEmpty();
    }

    @Test
    void aMinuteWithoutPostsAnyMoreIsEmpty() {
        TagState before = with(NONE, post("a", -30, true), post("b", 90, true));

        Map<Long, MinutePosts> changes =
                PostsByMinute.changes(before, new TagState(before.header(), List.of(post("b", 90, true)), List.of()));

        assertThat(changes.get(-1L)).isEqualTo(MinutePosts.NONE);
    }

    /** As the operator stores it: whatever comes and goes, the stored minutes are the tag's posts. */
    @Property(tries = 200)
    void storedMinutesAreThePostsOfTheTag(@ForAll long seed) {
        Random random = new Random(seed);
        Map<Long, MinutePosts> stored = new HashMap<>();
        TagState state = NONE;
        for (int step = 0; step < 20; step++) {
            TagState loaded = PostsByMinute.join(state.header(), shuffled(stored, random));
            assertThat(loaded.posts()).isEqualTo(state.posts());
            assertThat(loaded.threads()).isEqualTo(state.threads());
            List<ChatPost> batch = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                int second = random.nextInt(600) - 120;
                batch.add(post("x:" + second, second, second % 3 != 0));
            }
            TagState next = loaded.withPosts(batch, List.of(), loaded.header().baseline());
            state = new TagState(next.header(), someOf(next.posts(), random), someOf(next.threads(), random));
            PostsByMinute.changes(loaded, state).forEach((minute, posts) -> {
                if (posts.isEmpty()) {
                    assertThat(stored.remove(minute)).isNotNull();
                } else {
                    assertThat(stored.put(minute, posts)).isNotEqualTo(posts);
                }
            });
        }
    }

    private static List<Map.Entry<Long, MinutePosts>> shuffled(Map<Long, MinutePosts> stored, Random random) {
        List<Map.Entry<Long, MinutePosts>> entries = new ArrayList<>(stored.entrySet());
        Collections.shuffle(entries, random);
        return entries;
    }

    private static List<ChatPost> someOf(List<ChatPost> posts, Random random) {
        return random.nextBoolean()
                ? posts
                : posts.stream().filter(post -> random.nextInt(4) > 0).toList();
    }
}
