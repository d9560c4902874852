package io.rounds.chats.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.sessions.Baseline;
import io.rounds.chats.sessions.EmittedDocument;
import io.rounds.chats.sessions.MinutePosts;
import io.rounds.chats.sessions.TagHeader;
import io.rounds.chats.sessions.TimeRange;
import io.rounds.flink.StoredBytes;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ChatSerializersTest {
    private static final String URL = "https://doi.org/10.1000/1";
    private static final ChatPost POST = new ChatPost(
            "x:1",
            5,
            Kind.REPLY,
            new ChatPost.Author("x:2", "Handle", 7, 8L),
            "en",
            new ChatPost.Content(
                    List.of("a", "b"),
                    List.of("c"),
                    List.of(new Link(URL, URL, "doi.org", null, LinkKind.PAPER, null, "10.1000/1", null, null, null)),
                    List.of("Q1"),
                    List.of("mrn"),
                    9),
            new ChatPost.References("x:3", "x:4", "x:5", "of", "x:6"),
            true);
    private static final ChatPost BARE = new ChatPost(
            "x:1",
            5,
            Kind.ORIGINAL,
            new ChatPost.Author("x:2", "Handle", null, null),
            null,
            ChatPost.Content.NONE,
            ChatPost.References.NONE,
            false);

    private static final TaggedPost TAGGED = new TaggedPost("a", "A", POST);
    private static final ThreadPost THREAD = new ThreadPost("x:1", List.of("a"), BARE);
    private static final ThreadState THREAD_STATE = new ThreadState(List.of("a"), List.of(POST, BARE), 12);
    private static final TagHeader HEADER = new TagHeader(
            1,
            2,
            3,
            new Baseline(
                    900_000, 3, new int[] {1, 2}, new int[] {3, 4}, List.of(new Baseline.Window(7, new long[] {1, 2}))),
            List.of(new TimeRange(5, 6)),
            Map.of("A", 2),
            List.of(new EmittedDocument("a@1", 9)),
            4,
            10);
    private static final MinutePosts MINUTE = new MinutePosts(List.of(POST), List.of(BARE));

    private static <T> T copied(TypeSerializer<T> serializer, T value) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T copy = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return copy;
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        assertThat(copied(TaggedPostSerializer.INSTANCE, TAGGED)).isEqualTo(TAGGED);
        assertThat(copied(ThreadPostSerializer.INSTANCE, THREAD)).isEqualTo(THREAD);
        assertThat(copied(ThreadStateSerializer.INSTANCE, THREAD_STATE)).isEqualTo(THREAD_STATE);
        assertThat(copied(MinutePostsSerializer.INSTANCE, MINUTE)).isEqualTo(MINUTE);
        assertThat(copied(TagHeaderSerializer.INSTANCE, HEADER))
                .usingRecursiveComparison()
                .isEqualTo(HEADER);
    }

    @Test
    void theTagsOfAPostShareIt() throws Exception {
        List<TaggedPost> written = List.of(
                new TaggedPost("a", "A", POST),
                new TaggedPost("b", "B", POST),
                new TaggedPost("b", "b", BARE),
                new TaggedPost("a", "a", POST));
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (TaggedPost value : written) {
            TaggedPostSerializer.INSTANCE.serialize(value, out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        List<TaggedPost> read = new ArrayList<>();
        while (in.available() > 0) {
            read.add(TaggedPostSerializer.INSTANCE.deserialize(in));
        }

        assertThat(read).isEqualTo(written);
        assertThat(read.get(1).post()).isSameAs(read.get(0).post());
    }

    @Test
    void whatEarlierVersionsStoredIsReadAgain() {
        StoredBytes.assertReadable(getClass(), "TaggedPost", TaggedPostSerializer.INSTANCE, TAGGED);
        StoredBytes.assertReadable(getClass(), "ThreadPost", ThreadPostSerializer.INSTANCE, THREAD);
        StoredBytes.assertReadable(getClass(), "ThreadState", ThreadStateSerializer.INSTANCE, THREAD_STATE);
        StoredBytes.assertReadable(getClass(), "TagHeader", TagHeaderSerializer.INSTANCE, HEADER);
        StoredBytes.assertReadable(getClass(), "MinutePosts", MinutePostsSerializer.INSTANCE, MINUTE);
    }
}
