package io.rounds.sink;

import io.rounds.model.Document;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The documents of one writer on their way to {@link NdjsonResult}: one file for each index, used by no other writer or later
 * attempt. A document may occur several times; the result deduplicates.
 */
public final class NdjsonParts implements Closeable {
    private static final int BUFFER = 256 * 1024;

    private final Path directory;
    private final Map<String, DataOutputStream> files = new HashMap<>();

    /** @param directory the result's directory, prepared by {@link NdjsonResult#prepare} */
    public NdjsonParts(Path directory) {
        this.directory = directory;
    }

    /**
     * Adds one version of a document.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Document document) throws IOException {
        try {
            DocumentRecord.of(document).write(files.computeIfAbsent(document.index(), this::open));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private DataOutputStream open(String index) {
        Path parts = NdjsonResult.parts(directory).resolve(index);
        try {
            Files.createDirectories(parts);
            Path file = parts.resolve(UUID.randomUUID().toString());
            return new DataOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), BUFFER));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + parts, e);
        }
    }

    /** Passes buffered data to the operating system, so that a checkpoint can rely on it. */
    public void flush() throws IOException {
        for (DataOutputStream file : files.values()) {
            file.flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (DataOutputStream file : files.values()) {
            file.close();
        }
        files.clear();
    }
}
