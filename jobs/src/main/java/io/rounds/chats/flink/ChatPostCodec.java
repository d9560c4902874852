package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;
import io.rounds.flink.ArrayCodec;
import io.rounds.flink.LinkCodec;
import io.rounds.flink.TextCodec;
import io.rounds.model.Kind;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Posts in Flink's binary format. */
final class ChatPostCodec {
    private static final int UNKNOWN = -1;

    /** A post without content, for serializers that have to create an instance. */
    static final ChatPost NONE = new ChatPost(
            "",
            0,
            Kind.ORIGINAL,
            new ChatPost.Author("", "", null, null),
            null,
            ChatPost.Content.NONE,
            ChatPost.References.NONE,
            false);

    private ChatPostCodec() {}

    static void write(ChatPost post, DataOutputView out) throws IOException {
        TextCodec.write(post.tweet(), out);
        out.writeLong(post.atMillis());
        TextCodec.write(post.kind().name(), out);
        write(post.author(), out);
        TextCodec.write(post.lang(), out);
        write(post.content(), out);
        write(post.references(), out);
        out.writeBoolean(post.tagged());
    }

    static ChatPost read(DataInputView in) throws IOException {
        return new ChatPost(
                TextCodec.read(in),
                in.readLong(),
                Kind.valueOf(TextCodec.read(in)),
                readAuthor(in),
                TextCodec.readNullable(in),
                readContent(in),
                readReferences(in),
                in.readBoolean());
    }

    private static void write(ChatPost.Author author, DataOutputView out) throws IOException {
        Integer followers = author.followers();
        Long opened = author.openedMillis();
        TextCodec.write(author.id(), out);
        TextCodec.write(author.handle(), out);
        out.writeInt(followers == null ? UNKNOWN : followers);
        out.writeLong(opened == null ? Long.MIN_VALUE : opened);
    }

    private static ChatPost.Author readAuthor(DataInputView in) throws IOException {
        String id = TextCodec.read(in);
        String handle = TextCodec.read(in);
        int followers = in.readInt();
        long opened = in.readLong();
        return new ChatPost.Author(
                id,
                handle,
                followers == UNKNOWN ? null : (Integer) followers,
                opened == Long.MIN_VALUE ? null : (Long) opened);
    }

    private static void write(ChatPost.Content content, DataOutputView out) throws IOException {
        TextCodec.write(content.hashtags(), out);
        TextCodec.write(content.mentions(), out);
        ArrayCodec.write(content.links(), LinkCodec::write, out);
        TextCodec.write(content.labels(), out);
        TextCodec.write(content.confidentiality(), out);
        out.writeLong(content.textFingerprint());
    }

    private static ChatPost.Content readContent(DataInputView in) throws IOException {
        return new ChatPost.Content(
                TextCodec.readList(in),
                TextCodec.readList(in),
                ArrayCodec.readList(LinkCodec::read, in),
                TextCodec.readList(in),
                TextCodec.readList(in),
                in.readLong());
    }

    private static void write(ChatPost.References references, DataOutputView out) throws IOException {
        TextCodec.write(references.replyTo(), out);
        TextCodec.write(references.repostOf(), out);
        TextCodec.write(references.repostOfAuthor(), out);
        TextCodec.write(references.repostOfHandle(), out);
        TextCodec.write(references.conversation(), out);
    }

    private static ChatPost.References readReferences(DataInputView in) throws IOException {
        return new ChatPost.References(
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in));
    }

    static void write(List<ChatPost> posts, DataOutputView out) throws IOException {
        ArrayCodec.write(posts, ChatPostCodec::write, out);
    }

    static List<ChatPost> readPosts(DataInputView in) throws IOException {
        return ArrayCodec.readList(ChatPostCodec::read, in);
    }
}
