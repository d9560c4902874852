package io.rounds.chats.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.sessions.Baseline;
import io.rounds.chats.sessions.EmittedDocument;
import io.rounds.chats.sessions.MinutePosts;
import io.rounds.chats.sessions.TagHeader;
import io.rounds.chats.sessions.TimeRange;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
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
        TaggedPost tagged = new TaggedPost("a", "A", POST);
        ThreadPost thread = new ThreadPost("x:1", List.of("a"), BARE);
        ThreadState state = new ThreadState(List.of("a"), List.of(POST, BARE), 12);
        Baseline baseline = new Baseline(
                900_000, 3, new int[] {1, 2}, new int[] {3, 4}, List.of(new Baseline.Window(7, new long[] {1, 2})));
        TagHeader header = new TagHeader(
                1,
                2,
                3,
                baseline,
                List.of(new TimeRange(5, 6)),
                Map.of("A", 2),
                List.of(new EmittedDocument("a@1", 9)),
                4,
                10);
        MinutePosts minute = new MinutePosts(List.of(POST), List.of(BARE));

        assertThat(copied(TaggedPostSerializer.INSTANCE, tagged)).isEqualTo(tagged);
        assertThat(copied(ThreadPostSerializer.INSTANCE, thread)).isEqualTo(thread);
        assertThat(copied(ThreadStateSerializer.INSTANCE, state)).isEqualTo(state);
        assertThat(copied(MinutePostsSerializer.INSTANCE, minute)).isEqualTo(minute);
        assertThat(copied(TagHeaderSerializer.INSTANCE, header))
                .usingRecursiveComparison()
                .isEqualTo(header);
    }
}
