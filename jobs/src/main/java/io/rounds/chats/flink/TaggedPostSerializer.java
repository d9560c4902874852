package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;
import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes posts with their tag. A post comes once for each of its tags, one after the other, so the last one is remembered: in
 * its binary form, which is then written again, and as the object that was read, which all its tags in a subtask share.
 */
public final class TaggedPostSerializer extends VersionedSerializer<TaggedPost> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 2;
    private static final int INITIAL_BYTES = 1 << 10;

    /** Of the thread, since the serializer is shared. */
    private static final ThreadLocal<Last> LAST = ThreadLocal.withInitial(Last::new);

    /** The last post of a thread. */
    private static final class Last {
        private final DataOutputSerializer written = new DataOutputSerializer(INITIAL_BYTES);
        private final DataInputDeserializer reader = new DataInputDeserializer();
        private ChatPost post = ChatPostCodec.NONE;
        private byte[] read = new byte[INITIAL_BYTES];
        private byte[] next = new byte[INITIAL_BYTES];
        private int length;
        private ChatPost known = ChatPostCodec.NONE;
    }

    public static final TaggedPostSerializer INSTANCE = new TaggedPostSerializer();

    private TaggedPostSerializer() {
        super(VERSION);
    }

    @Override
    public TaggedPost createInstance() {
        return new TaggedPost("", "", ChatPostCodec.NONE);
    }

    @Override
    protected void write(TaggedPost value, DataOutputView out) throws IOException {
        TextCodec.write(value.tag(), out);
        TextCodec.write(value.spelling(), out);
        Last last = LAST.get();
        if (!isSame(value.post(), last.post)) {
            last.written.clear();
            ChatPostCodec.write(value.post(), last.written);
            last.post = value.post();
        }
        out.writeInt(last.written.length());
        out.write(last.written.getSharedBuffer(), 0, last.written.length());
    }

    @SuppressWarnings("ReferenceEquality") // an equal post only costs its writing
    private static boolean isSame(ChatPost one, ChatPost other) {
        return one == other;
    }

    @Override
    protected TaggedPost read(int found, DataInputView in) throws IOException {
        String tag = TextCodec.read(in);
        String spelling = TextCodec.read(in);
        return new TaggedPost(tag, spelling, found == 1 ? ChatPostCodec.read(in) : readPost(in));
    }

    private static ChatPost readPost(DataInputView in) throws IOException {
        Last last = LAST.get();
        int length = in.readInt();
        if (length > last.next.length) {
            last.next = new byte[length];
        }
        in.readFully(last.next, 0, length);
        if (!Arrays.equals(last.next, 0, length, last.read, 0, last.length)) {
            last.reader.setBuffer(last.next, 0, length);
            last.known = ChatPostCodec.read(last.reader);
            byte[] before = last.read;
            last.read = last.next;
            last.next = before;
            last.length = length;
        }
        return last.known;
    }

    @Override
    public TypeSerializerSnapshot<TaggedPost> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stored in checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TaggedPost> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
