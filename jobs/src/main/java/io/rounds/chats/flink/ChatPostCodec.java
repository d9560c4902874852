package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;
import io.rounds.flink.LinkCodec;
import io.rounds.flink.TextCodec;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Posts in Flink's binary form. */
final class ChatPostCodec {
    private static final int UNKNOWN = -1;

    /** No post at all. */
    static final ChatPost NONE = new ChatPost(
            "",
            0,
            Kind.ORIGINAL,
            "",
            "",
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            0,
            false);

    private ChatPostCodec() {}

    static void write(ChatPost post, DataOutputView out) throws IOException {
        Integer followers = post.followers();
        Long account = post.accountMillis();
        TextCodec.write(post.tweet(), out);
        out.writeLong(post.atMillis());
        TextCodec.write(post.kind().name(), out);
        TextCodec.write(post.author(), out);
        TextCodec.write(post.handle(), out);
        out.writeInt(followers == null ? UNKNOWN : followers);
        out.writeLong(account == null ? Long.MIN_VALUE : account);
        TextCodec.write(post.lang(), out);
        TextCodec.write(post.hashtags(), out);
        TextCodec.write(post.mentions(), out);
        out.writeInt(post.links().size());
        for (Link link : post.links()) {
            LinkCodec.write(link, out);
        }
        TextCodec.write(post.labels(), out);
        TextCodec.write(post.confidentiality(), out);
        TextCodec.write(post.replyTo(), out);
        TextCodec.write(post.repostOf(), out);
        TextCodec.write(post.repostOfAuthor(), out);
        TextCodec.write(post.repostOfHandle(), out);
        TextCodec.write(post.conversation(), out);
        out.writeLong(post.words());
        out.writeBoolean(post.tagged());
    }

    static ChatPost read(DataInputView in) throws IOException {
        String tweet = TextCodec.read(in);
        long at = in.readLong();
        Kind kind = Kind.valueOf(TextCodec.read(in));
        String author = TextCodec.read(in);
        String handle = TextCodec.read(in);
        int followers = in.readInt();
        long account = in.readLong();
        return new ChatPost(
                tweet,
                at,
                kind,
                author,
                handle,
                followers == UNKNOWN ? null : (Integer) followers,
                account == Long.MIN_VALUE ? null : (Long) account,
                TextCodec.readNullable(in),
                TextCodec.readList(in),
                TextCodec.readList(in),
                readLinks(in),
                TextCodec.readList(in),
                TextCodec.readList(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                in.readLong(),
                in.readBoolean());
    }

    private static List<Link> readLinks(DataInputView in) throws IOException {
        int size = in.readInt();
        List<Link> links = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            links.add(LinkCodec.read(in));
        }
        return links;
    }

    static void write(List<ChatPost> posts, DataOutputView out) throws IOException {
        out.writeInt(posts.size());
        for (ChatPost post : posts) {
            write(post, out);
        }
    }

    static List<ChatPost> readPosts(DataInputView in) throws IOException {
        int size = in.readInt();
        List<ChatPost> posts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            posts.add(read(in));
        }
        return posts;
    }
}
