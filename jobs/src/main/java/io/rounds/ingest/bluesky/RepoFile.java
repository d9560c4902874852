package io.rounds.ingest.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A repository of an account, as {@code com.atproto.sync.getRepo} gives it: a CAR file of version 1, that is a header and
 * blocks, each with its content identifier (CID) before it. The block that the header names is the commit, which names the
 * account and the root of a tree (a Merkle search tree); the tree's keys are the paths of the records, {@code collection/rkey}, and
 * lead to the blocks that hold them.
 *
 * <p>Blocks come in any order, so all of the tree and all posts and reposts are kept until the end, up to {@value #MAX_KEPT}
 * bytes. Other records are counted only.
 *
 * @see <a href="https://ipld.io/specs/transport/car/carv1/">CAR</a>
 * @see <a href="https://atproto.com/specs/repository">Repository</a>
 */
public final class RepoFile {
    /** Half a million posts. */
    private static final long MAX_KEPT = 256L << 20;
    /** Records have at most 1 MiB. */
    private static final int MAX_BLOCK = 2 << 20;

    private static final int MAX_HEADER = 4096;
    private static final int MAX_CID = 100;
    private static final int MAX_KEY = 1_024;
    private static final byte[] HEADER = {(byte) 0xA2, 0x65, 'r', 'o', 'o', 't', 's'};

    private static final String CUT = "it ends within a block: fetch it again";
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, byte[]> blocks = new HashMap<>();
    private final List<Step> entries = new ArrayList<>();
    private final Map<String, Integer> otherRecords = new HashMap<>();
    private @Nullable String root;
    private @Nullable String did;
    private @Nullable String damage;
    private int missing;
    private int read;

    private RepoFile() {}

    /** The bytes of a file. */
    @FunctionalInterface
    public interface Bytes {
        /** The next byte, 0 to 255; -1 at the end. */
        int next() throws IOException;
    }

    /** A post or repost of the repository. */
    public static final class Entry {
        private final String path;
        private final byte[] json;

        private Entry(String path, byte[] json) {
            this.path = path;
            this.json = json;
        }

        /** Collection and key. */
        public String path() {
            return path;
        }

        /** {@code {"uri": ..., "cid": ..., "value": ...}}, as {@code com.atproto.repo.listRecords} gives it. */
        public byte[] json() {
            return json;
        }
    }

    /** Whether a file that begins with these bytes is a CAR file. */
    public static boolean isHeader(byte[] head) {
        for (int start = 1; start <= 2; start++) {
            if (head.length >= start + HEADER.length
                    && Arrays.equals(head, start, start + HEADER.length, HEADER, 0, HEADER.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads a repository to its end. {@link #rejection()} returns what is wrong with it.
     *
     * @throws IOException when the bytes cannot be read
     */
    public static RepoFile read(Bytes bytes) throws IOException {
        RepoFile file = new RepoFile();
        file.readBlocks(bytes);
        file.readTree();
        return file;
    }

    private void readBlocks(Bytes bytes) throws IOException {
        byte[] header = block(bytes, MAX_HEADER);
        if (header == null) {
            return;
        }
        root = root(header);
        long kept = 0;
        for (byte[] block = block(bytes, MAX_BLOCK); block != null; block = block(bytes, MAX_BLOCK)) {
            int data = endOfCid(block);
            if (data < 0) {
                damage = "a block has no content identifier that is known";
                return;
            }
            String cid = DagCbor.text(block, 0, data);
            byte[] content = Arrays.copyOfRange(block, data, block.length);
            if (cid.equals(root) || isOfInterest(content)) {
                kept += content.length;
                if (kept > MAX_KEPT) {
                    damage = "it has more than " + (MAX_KEPT >> 20) + " MiB of posts";
                    return;
                }
                blocks.put(cid, content);
            }
        }
    }

    /** The next block with its identifier; null at the end, and where the file is damaged. */
    private byte @Nullable [] block(Bytes bytes, int limit) throws IOException {
        long length = 0;
        int shift = 0;
        while (true) {
            int b = bytes.next();
            if (b < 0) {
                damage = shift == 0 ? damage : CUT;
                return null;
            }
            length |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                break;
            }
            shift += 7;
            if (shift > 28) {
                damage = "a block has an impossible length";
                return null;
            }
        }
        if (length > limit) {
            damage = "a block has " + length + " bytes";
            return null;
        }
        byte[] block = new byte[(int) length];
        for (int i = 0; i < block.length; i++) {
            int b = bytes.next();
            if (b < 0) {
                damage = CUT;
                return null;
            }
            block[i] = (byte) b;
        }
        return block;
    }

    /** Where the identifier at the beginning of a block ends; -1 if there is none. */
    private static int endOfCid(byte[] block) {
        if (block.length >= 34 && block[0] == 0x12 && block[1] == 0x20) {
            return 34;
        }
        // Version, codec, kind of hash and length of hash, each one byte for all that repositories use.
        if (block.length < 4 || block[0] != 1 || block[3] < 0) {
            return -1;
        }
        int end = 4 + block[3];
        return end <= block.length && end <= MAX_CID ? end : -1;
    }

    private @Nullable String root(byte[] header) {
        try (CBORParser cbor = DagCbor.parser(header)) {
            for (JsonToken token = cbor.nextToken(); token != null; token = cbor.nextToken()) {
                if (DagCbor.isLink(cbor)) {
                    return DagCbor.link(cbor);
                }
            }
        } catch (IOException | RuntimeException broken) {
            damage = "its header cannot be read";
        }
        return null;
    }

    /** Whether it is part of the tree, a post or a repost. */
    private static boolean isOfInterest(byte[] content) {
        try (CBORParser cbor = DagCbor.parser(content)) {
            if (cbor.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            boolean typed = false;
            for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
                JsonToken token = cbor.nextToken();
                if (field.equals("$type") && token == JsonToken.VALUE_STRING) {
                    String type = cbor.getText();
                    return type.equals(AtUri.POST) || type.equals(AtUri.REPOST);
                }
                typed |= !field.equals("e") && !field.equals("l");
                cbor.skipChildren();
            }
            return !typed;
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    /** A link of the tree that is still to be followed, or a record that was found. */
    private record Step(String cid, @Nullable String path) {}

    private void readTree() {
        byte[] commit = root == null ? null : blocks.get(root);
        if (commit == null) {
            damage = damage == null ? "it does not hold the commit that its header names" : damage;
            return;
        }
        String tree = readCommit(commit);
        if (tree == null || did == null) {
            damage = damage == null ? "its first block is no commit of a repository" : damage;
            return;
        }
        Set<String> visited = new HashSet<>();
        Deque<Step> steps = new ArrayDeque<>();
        steps.push(new Step(tree, null));
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            if (step.path() != null) {
                record(step.path(), step.cid());
            } else if (visited.add(step.cid())) {
                byte[] node = blocks.get(step.cid());
                if (node == null) {
                    missing++;
                } else {
                    List<Step> found = new ArrayList<>();
                    try {
                        readNode(node, found);
                    } catch (IOException | RuntimeException broken) {
                        missing++;
                    }
                    for (int i = found.size() - 1; i >= 0; i--) {
                        steps.push(found.get(i));
                    }
                }
            }
        }
    }

    private @Nullable String readCommit(byte[] commit) {
        @Nullable String tree = null;
        try (CBORParser cbor = DagCbor.parser(commit)) {
            cbor.nextToken();
            for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
                JsonToken token = cbor.nextToken();
                if (field.equals("did") && token == JsonToken.VALUE_STRING) {
                    did = cbor.getText();
                } else if (field.equals("data") && DagCbor.isLink(cbor)) {
                    tree = DagCbor.link(cbor);
                }
                cbor.skipChildren();
            }
        } catch (IOException | RuntimeException broken) {
            return null;
        }
        return tree;
    }

    /**
     * Reads a node, {@code {"l": link to a node, "e": [{"p": shared length, "k": rest of the key, "v": link to a record, "t": link to
     * a node}]}}, and adds where it leads to, in the order of the keys.
     */
    private static void readNode(byte[] node, List<Step> found) throws IOException {
        @Nullable String left = null;
        byte[] key = new byte[0];
        try (CBORParser cbor = DagCbor.parser(node)) {
            cbor.nextToken();
            for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
                JsonToken token = cbor.nextToken();
                if (field.equals("l") && DagCbor.isLink(cbor)) {
                    left = DagCbor.link(cbor);
                } else if (field.equals("e") && token == JsonToken.START_ARRAY) {
                    while (cbor.nextToken() == JsonToken.START_OBJECT) {
                        key = readEntry(cbor, key, found);
                    }
                } else {
                    cbor.skipChildren();
                }
            }
        }
        if (left != null) {
            found.add(0, new Step(left, null));
        }
    }

    private static byte[] readEntry(CBORParser cbor, byte[] before, List<Step> found) throws IOException {
        int shared = 0;
        byte[] rest = new byte[0];
        @Nullable String value = null;
        @Nullable String right = null;
        for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
            JsonToken token = cbor.nextToken();
            switch (field) {
                case "p" -> shared = token == JsonToken.VALUE_NUMBER_INT ? cbor.getIntValue() : 0;
                case "k" -> rest = token == JsonToken.VALUE_EMBEDDED_OBJECT ? cbor.getBinaryValue() : rest;
                case "v" -> value = DagCbor.isLink(cbor) ? DagCbor.link(cbor) : null;
                case "t" -> right = DagCbor.isLink(cbor) ? DagCbor.link(cbor) : null;
                default -> cbor.skipChildren();
            }
        }
        if (shared < 0 || shared > before.length || shared + rest.length > MAX_KEY) {
            throw new IOException("a key that cannot be");
        }
        byte[] key = Arrays.copyOf(before, shared + rest.length);
        System.arraycopy(rest, 0, key, shared, rest.length);
        if (value != null) {
            found.add(new Step(value, new String(key, UTF_8)));
        }
        if (right != null) {
            found.add(new Step(right, null));
        }
        return key;
    }

    private void record(String path, String cid) {
        String collection = path.substring(0, Math.max(0, path.indexOf('/')));
        if (!collection.equals(AtUri.POST) && !collection.equals(AtUri.REPOST)) {
            otherRecords.merge(kind(collection), 1, Integer::sum);
            return;
        }
        if (blocks.containsKey(cid)) {
            entries.add(new Step(cid, path));
        } else {
            missing++;
        }
    }

    /**
     * The next post or repost, in the order of their paths: the posts first, by time. Null at the end.
     */
    public @Nullable Entry next() {
        while (read < entries.size()) {
            Step step = entries.get(read++);
            Entry entry = entry(String.valueOf(step.path()), step.cid());
            if (entry != null) {
                return entry;
            }
            missing++;
        }
        return null;
    }

    private @Nullable Entry entry(String path, String cid) {
        byte[] block = blocks.get(cid);
        if (block == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(block.length + 200);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("uri", "at://" + did + '/' + path);
            json.writeStringField("cid", cid);
            json.writeFieldName("value");
            DagCbor.copy(block, json);
            json.writeEndObject();
        } catch (IOException | RuntimeException broken) {
            return null;
        }
        return new Entry(path, bytes.toByteArray());
    }

    private static String kind(String collection) {
        if (collection.equals("app.bsky.feed.like")) {
            return "likes";
        }
        return collection.startsWith("app.bsky.graph.") ? "follows, blocks and lists" : "others";
    }

    /** What of the file was not used, and why, once all of it was read; null if all of it was used. */
    public @Nullable Rejection rejection() {
        if (damage != null) {
            return new Rejection(
                    Reason.BROKEN_JSON,
                    "A repository of Bluesky (CAR) of which " + entries.size() + " posts and reposts were read, since "
                            + damage + '.');
        }
        if (missing > 0) {
            return new Rejection(
                    Reason.BROKEN_JSON,
                    "A repository of Bluesky (CAR) that lacks " + missing
                            + " blocks, or holds broken ones: fetch it again, and without \"since\".");
        }
        if (otherRecords.isEmpty()) {
            return null;
        }
        List<String> counts = new ArrayList<>();
        otherRecords.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(other -> counts.add(other.getValue() + " " + other.getKey()));
        return new Rejection(
                Reason.NO_TWEET_OTHER,
                "The records of this repository that are no posts or reposts: " + String.join(", ", counts) + '.');
    }
}
