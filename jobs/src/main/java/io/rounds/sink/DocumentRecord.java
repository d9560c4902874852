package io.rounds.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.model.Document;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document as two byte arrays in the sort order of the results: the key is the id, the payload starts with the inverted
 * version. So the versions of an id are adjacent, the highest first, and ties are ordered, too.
 *
 * <p>Payload: 8 bytes {@code Long.MAX_VALUE - version}, 8 bytes time (milliseconds), 1 byte whether it removes, JSON.
 */
final class DocumentRecord {
    private static final int HEADER = Long.BYTES + Long.BYTES + 1;
    private static final byte REMOVES = 1;
    private static final byte KEEPS = 0;

    private final byte[] key;
    private final byte[] payload;

    DocumentRecord(byte[] key, byte[] payload) {
        this.key = key;
        this.payload = payload;
    }

    static DocumentRecord of(Document document) {
        String text = document.json();
        Instant at = document.at();
        byte[] json = text == null ? new byte[0] : text.getBytes(UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(HEADER + json.length)
                .putLong(Long.MAX_VALUE - document.version())
                .putLong(at == null ? Long.MIN_VALUE : at.toEpochMilli())
                .put(text == null ? REMOVES : KEEPS)
                .put(json);
        return new DocumentRecord(document.id().getBytes(UTF_8), payload.array());
    }

    /** The next record; null at the end of the file or of its last complete record. */
    static @Nullable DocumentRecord read(DataInputStream in) throws IOException {
        try {
            byte[] key = new byte[in.readInt()];
            byte[] payload = new byte[in.readInt()];
            in.readFully(key);
            in.readFully(payload);
            return new DocumentRecord(key, payload);
        } catch (EOFException e) {
            return null;
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(key.length);
        out.writeInt(payload.length);
        out.write(key);
        out.write(payload);
    }

    byte[] key() {
        return key;
    }

    byte[] payload() {
        return payload;
    }

    boolean removes() {
        return payload[HEADER - 1] == REMOVES;
    }

    /** Sorts by time, then by id. */
    byte[] timeKey() {
        long at = ByteBuffer.wrap(payload).getLong(Long.BYTES);
        return ByteBuffer.allocate(Long.BYTES + key.length)
                .putLong(at ^ Long.MIN_VALUE)
                .put(key)
                .array();
    }

    byte[] json() {
        return Arrays.copyOfRange(payload, HEADER, payload.length);
    }
}
