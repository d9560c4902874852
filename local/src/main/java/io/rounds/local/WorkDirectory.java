package io.rounds.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for the time of one command: the data of the parts, and the log of what libraries had to say. */
public final class WorkDirectory implements AutoCloseable {
    /** The property that {@code log4j2.xml} reads: where the log goes. */
    private static final String LOG_PROPERTY = "rounds.log";

    private final Path path;
    private boolean kept;

    private WorkDirectory(Path path) {
        this.path = path;
    }

    /** Makes one. To be called before anything logs, since logging looks for its file once. */
    public static WorkDirectory create() throws IOException {
        return create(null);
    }

    /**
     * Makes one in another place than the system's for temporary files.
     *
     * @param parent made if absent; null for the system's
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

    /** Leaves the folder there, for a person who wants to know what went wrong. */
    public void keep() {
        kept = true;
    }

    /** Removes the folder, unless it is to be kept. */
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
