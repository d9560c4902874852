package io.rounds.ingest.container;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream, kept so that they can be read several times: a short one in memory, a longer one in a temporary
 * file. Where the stream was cut or damaged the copy ends in the same way.
 */
final class Spool implements Closeable {
    private static final int MAX_BYTES_IN_MEMORY = 1 << 20;

    private final byte[] memory;
    private final @Nullable Path file;
    private final @Nullable IOException damage;

    private Spool(byte[] memory, @Nullable Path file, @Nullable IOException damage) {
        this.memory = memory;
        this.file = file;
        this.damage = damage;
    }

    /** @throws ReadFailure when the file cannot be read, or the disk is full */
    static Spool of(InputStream in, Path temporary) throws ReadFailure {
        byte[] buffer = new byte[MAX_BYTES_IN_MEMORY];
        int length = 0;
        try {
            for (int read = 0; read >= 0 && length < buffer.length; length += Math.max(0, read)) {
                read = in.read(buffer, length, buffer.length - length);
            }
        } catch (ReadFailure failure) {
            throw failure;
        } catch (IOException damaged) {
            return new Spool(Arrays.copyOf(buffer, length), null, damaged);
        }
        return length < buffer.length
                ? new Spool(Arrays.copyOf(buffer, length), null, null)
                : onDisk(buffer, in, temporary);
    }

    /** The same, in a file whatever its length. */
    static Spool onDisk(InputStream in, Path temporary) throws ReadFailure {
        return onDisk(new byte[0], in, temporary);
    }

    private static Spool onDisk(byte[] first, InputStream in, Path temporary) throws ReadFailure {
        @Nullable Path file = null;
        try {
            file = Files.createTempFile(temporary, "rounds-member-", ".tmp");
            @Nullable IOException damage = copy(first, in, file);
            return new Spool(new byte[0], file, damage);
        } catch (IOException failure) {
            delete(file);
            throw failure instanceof ReadFailure known ? known : new ReadFailure(failure);
        }
    }

    /** Returns why the stream ended too early; null if it did not. */
    private static @Nullable IOException copy(byte[] first, InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(first);
            while (true) {
                int read;
                try {
                    read = in.read(buffer, 0, buffer.length);
                } catch (ReadFailure failure) {
                    throw failure;
                } catch (IOException damaged) {
                    return damaged;
                }
                if (read < 0) {
                    return null;
                }
                out.write(buffer, 0, read);
            }
        }
    }

    /** The temporary file; null where the bytes are in memory. */
    @Nullable Path file() {
        return file;
    }

    InputStream open() throws IOException {
        InputStream bytes = file == null ? new ByteArrayInputStream(memory) : FileBytes.open(file, new AtomicLong());
        return damage == null ? bytes : new SequenceInputStream(bytes, new DamagedStream(damage));
    }

    @Override
    public void close() {
        delete(file);
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            // It lies in a folder for temporary files, which whoever owns it deletes.
            file.toFile().deleteOnExit();
        }
    }
}
