package io.rounds.cli.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The output of an export: a file, or standard output. The file appears, or is replaced, only once it is complete.
 */
public final class ExportFile implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;
    private static final String STANDARD_OUTPUT = "-";

    private final @Nullable Path path;
    private final @Nullable Path unfinished;
    private final OutputStream out;

    private ExportFile(@Nullable Path path, @Nullable Path unfinished, OutputStream out) {
        this.path = path;
        this.unfinished = unfinished;
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    /** Whether the name means standard output: {@code -} or null. */
    static boolean isStandardOutput(@Nullable Path name) {
        return name == null || name.toString().equals(STANDARD_OUTPUT);
    }

    /**
     * Checks that the file can be created.
     *
     * @throws IllegalArgumentException if it cannot; the message says why
     */
    static void check(@Nullable Path name) {
        if (name == null || isStandardOutput(name)) {
            return;
        }
        Path folder = name.toAbsolutePath().getParent();
        if (Files.isDirectory(name)) {
            throw new IllegalArgumentException(name + " is a directory; name a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no directory " + folder + " for " + name.getFileName());
        }
    }

    /**
     * Opens the output.
     *
     * @param standardOutput is flushed but not closed
     */
    public static ExportFile open(@Nullable Path name, OutputStream standardOutput) throws IOException {
        if (name == null || isStandardOutput(name)) {
            return new ExportFile(null, null, standardOutput);
        }
        Path path = name.toAbsolutePath();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // A device or a named pipe cannot be replaced.
            return new ExportFile(null, path, Files.newOutputStream(path));
        }
        Path unfinished = Files.createTempFile(path.getParent(), "." + path.getFileName() + ".", ".unfinished");
        return new ExportFile(path, unfinished, Files.newOutputStream(unfinished));
    }

    public OutputStream stream() {
        return out;
    }

    /** Flushes the output and moves the file into place. */
    public void complete() throws IOException {
        out.flush();
        if (path != null && unfinished != null) {
            out.close();
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes an incomplete file. */
    @Override
    public void close() throws IOException {
        if (unfinished != null) {
            out.close();
            if (path != null) {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
