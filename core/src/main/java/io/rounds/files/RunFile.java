package io.rounds.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sorted records in a temporary file: for each record the two lengths, the key and the payload. It is read once and deleted
 * by its cursor.
 *
 * @param records their number, by which a truncated file is detected
 */
public record RunFile(Path path, long records) {
    private static final int IO_BUFFER = 64 * 1024;
    private static final byte[] NOTHING = {};

    /**
     * Writes the remaining records of a cursor.
     *
     * @throws IOException when the file cannot be written
     */
    public static RunFile write(Path path, RecordCursor from) throws IOException {
        long records = 0;
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), IO_BUFFER))) {
            while (from.advance()) {
                byte[] key = from.key();
                byte[] payload = from.payload();
                out.writeInt(key.length);
                out.writeInt(payload.length);
                out.write(key);
                out.write(payload);
                records++;
            }
        }
        return new RunFile(path, records);
    }

    /**
     * Opens the file; closing the cursor deletes it.
     *
     * @throws IOException when it cannot be read
     */
    public RecordCursor read() throws IOException {
        return new Cursor(this);
    }

    private static final class Cursor implements RecordCursor {
        private final RunFile run;
        private final DataInputStream in;
        private long left;
        private byte[] key = NOTHING;
        private byte[] payload = NOTHING;

        Cursor(RunFile run) throws IOException {
            this.run = run;
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(run.path()), IO_BUFFER));
            this.left = run.records();
        }

        @Override
        public boolean advance() throws IOException {
            if (left == 0) {
                return false;
            }
            int keyLength = in.readInt();
            int payloadLength = in.readInt();
            key = read(keyLength);
            payload = read(payloadLength);
            left--;
            return true;
        }

        private byte[] read(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("Temporary file " + run.path() + " was cut short while sorting");
            }
            return bytes;
        }

        @Override
        public byte[] key() {
            return key;
        }

        @Override
        public byte[] payload() {
            return payload;
        }

        @Override
        public void close() throws IOException {
            in.close();
            Files.deleteIfExists(run.path());
        }
    }
}
