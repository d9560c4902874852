package io.rounds.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The temporary directory of a command: data of the parts, and the log of the libraries. */
public final class WorkDirectory implements AutoCloseable {
    /** The property with the path of the log, read by {@code log4j2.xml}. */
    private static final String LOG_PROPERTY = "rounds.log";

    private final Path path;
    private boolean kept;

    private WorkDirectory(Path path) {
        this.path = path;
    }

    /** Creates one. Call it before anything logs, because the log file is chosen once. */
    public static WorkDirectory create() throws IOException {
        return create(null);
    }

    /**
     * Creates one in a given directory.
     *
     * @param parent created if absent; null for the system's temporary directory
     */
    public static WorkDirectory create(@Nullable Path parent) throws IOException {
        Path path = parent == null
                ? Files.createTempDirectory("rounds-")
                : Files.createTempDirectory(Files.createDirectories(parent), "rounds-");
        System.setProperty(LOG_PROPERTY, path.resolve("rounds.log").toString());
        return new WorkDirectory(path);
    }

    public Path path() {
        return path;
    }

    /** Keeps the directory on {@link #close()}, to examine a failure. */
    public void keep() {
        kept = true;
    }

    /** Deletes the directory, unless it is to be kept. */
    @Override
    public void close() throws IOException {
        if (!kept) {
            Files.walkFileTree(path, new Remover());
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
