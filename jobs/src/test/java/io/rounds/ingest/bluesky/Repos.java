package io.rounds.ingest.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes small repositories of Bluesky, as servers write them. */
public final class Repos {
    private static final CBORFactory CBOR = new CBORFactory();
    private static final String POST = "app.bsky.feed.post/";

    private Repos() {}

    /** A key of a node, and the record it leads to. */
    private static final class Entry {
        private final int shared;
        private final String rest;
        private final byte[] value;

        Entry(int shared, String rest, byte[] value) {
            this.shared = shared;
            this.rest = rest;
            this.value = value;
        }
    }

    private interface Content {
        void write(CBORGenerator cbor) throws IOException;
    }

    /** Three tweets and a like of {@code did:plc:ada}, in a tree of two nodes. */
    public static byte[] repo(boolean withTheRepost) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        byte[] first = post(blocks, "hello #FOAMed");
        byte[] second = post(blocks, "again");
        byte[] like = add(blocks, block(2, cbor -> {
            cbor.writeStringField("$type", "app.bsky.feed.like");
            cbor.writeStringField("createdAt", "2024-11-18T18:02:15.000Z");
        }));
        byte[] repost = block(3, cbor -> {
            cbor.writeStringField("$type", "app.bsky.feed.repost");
            cbor.writeObjectFieldStart("subject");
            cbor.writeStringField("uri", "at://did:plc:bea/app.bsky.feed.post/3kzzz");
            cbor.writeStringField("cid", "x");
            cbor.writeEndObject();
            cbor.writeStringField("createdAt", "2024-11-19T18:02:15.000Z");
        });
        byte[] repostCid = withTheRepost ? add(blocks, repost) : cid(repost);
        byte[] left = add(blocks, node(null, List.of(new Entry(0, "app.bsky.feed.like/3kaaa", like))));
        byte[] root = add(
                blocks,
                node(
                        left,
                        List.of(
                                new Entry(0, POST + "3kaaa", first),
                                new Entry(POST.length() + 4, "b", second),
                                new Entry("app.bsky.feed.".length(), "repost/3kbbb", repostCid))));
        byte[] commit = block(6, cbor -> {
            cbor.writeStringField("did", "did:plc:ada");
            cbor.writeStringField("rev", "3kccc");
            cbor.writeFieldName("sig");
            cbor.writeBinary(new byte[64]);
            link(cbor, "data", root);
            cbor.writeNullField("prev");
            cbor.writeNumberField("version", 3);
        });
        byte[] commitCid = cid(commit);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] header = block(2, cbor -> {
            cbor.writeArrayFieldStart("roots");
            cbor.writeTag(42);
            cbor.writeBinary(withZero(commitCid));
            cbor.writeEndArray();
            cbor.writeNumberField("version", 1);
        });
        length(file, header.length);
        file.writeBytes(header);
        section(file, commitCid, commit);
        for (byte[] block : blocks) {
            section(file, cid(block), block);
        }
        return file.toByteArray();
    }

    private static byte[] post(List<byte[]> blocks, String text) throws IOException {
        return add(blocks, block(5, cbor -> {
            cbor.writeStringField("text", text);
            cbor.writeStringField("$type", "app.bsky.feed.post");
            cbor.writeArrayFieldStart("langs");
            cbor.writeString("en");
            cbor.writeEndArray();
            cbor.writeObjectFieldStart("embed");
            cbor.writeStringField("$type", "app.bsky.embed.images");
            link(cbor, "ref", new byte[36]);
            cbor.writeFieldName("bytes");
            cbor.writeBinary(new byte[] {1, 2});
            cbor.writeEndObject();
            cbor.writeStringField("createdAt", "2024-11-18T18:02:15.000Z");
        }));
    }

    private static byte[] node(byte @Nullable [] left, List<Entry> entries) throws IOException {
        return block(2, cbor -> {
            cbor.writeArrayFieldStart("e");
            for (Entry entry : entries) {
                cbor.writeStartObject(null, 4);
                cbor.writeFieldName("k");
                cbor.writeBinary(entry.rest.getBytes(UTF_8));
                cbor.writeNumberField("p", entry.shared);
                link(cbor, "t", null);
                link(cbor, "v", entry.value);
                cbor.writeEndObject();
            }
            cbor.writeEndArray();
            link(cbor, "l", left);
        });
    }

    private static void link(CBORGenerator cbor, String field, byte @Nullable [] cid) throws IOException {
        cbor.writeFieldName(field);
        if (cid == null) {
            cbor.writeNull();
        } else {
            cbor.writeTag(42);
            cbor.writeBinary(withZero(cid));
        }
    }

    private static byte[] withZero(byte[] cid) {
        byte[] bytes = new byte[cid.length + 1];
        System.arraycopy(cid, 0, bytes, 1, cid.length);
        return bytes;
    }

    private static byte[] block(int fields, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator cbor = CBOR.createGenerator(bytes)) {
            cbor.writeStartObject(null, fields);
            content.write(cbor);
            cbor.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static byte[] add(List<byte[]> blocks, byte[] block) {
        blocks.add(block);
        return cid(block);
    }

    private static byte[] cid(byte[] block) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(block);
            byte[] cid = new byte[36];
            cid[0] = 1;
            cid[1] = 0x71;
            cid[2] = 0x12;
            cid[3] = 0x20;
            System.arraycopy(hash, 0, cid, 4, 32);
            return cid;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void section(ByteArrayOutputStream file, byte[] cid, byte[] block) {
        length(file, cid.length + block.length);
        file.writeBytes(cid);
        file.writeBytes(block);
    }

    private static void length(ByteArrayOutputStream file, int length) {
        int rest = length;
        while (rest >= 0x80) {
            file.write((rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        file.write(rest);
    }
}
