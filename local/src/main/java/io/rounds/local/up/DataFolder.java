package io.rounds.local.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rounds.communities.Communities;
import io.rounds.communities.Events;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that {@code rounds up} keeps everything in: {@code rounds.yaml} and its schema, {@code events.yaml}, {@code communities.txt},
 * {@code status.json}, and a folder for each part.
 */
public final class DataFolder {
    private static final String CONFIG = "rounds.yaml";
    private static final String SCHEMA = "rounds.schema.json";
    private static final String EVENTS = "events.yaml";
    private static final String COMMUNITIES = "communities.txt";
    private static final String STATUS = "status.json";
    private static final String LOCK = "up.lock";

    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private final Path path;
    private List<Path> tokenFiles = List.of();

    /** @param path created if absent */
    public DataFolder(Path path) throws IOException {
        this.path = Files.createDirectories(path.toAbsolutePath());
    }

    /** Where it is unless somebody says otherwise. */
    public static Path standard() {
        return Path.of(System.getProperty("user.home"), ".rounds");
    }

    /** Where the libraries log. */
    public Path log() {
        return path.resolve("rounds.log");
    }

    Path path() {
        return path;
    }

    Path folder(String part) {
        return path.resolve(part);
    }

    /**
     * What the installation is to do, as the files say at the moment.
     *
     * @param version as {@link #settingsVersion} was before they were read
     */
    record Settings(UpConfig config, List<String> communities, Events events, boolean hasOwnEvents, String version) {}

    /**
     * Reads the settings; writes {@code rounds.yaml} with comments if there is none, and its schema, which editors check it by.
     *
     * @throws IllegalArgumentException where a file is wrong, with its name and what is right
     */
    Settings settings() throws IOException {
        Path config = path.resolve(CONFIG);
        if (!Files.exists(config)) {
            write(config, bundled(CONFIG));
        }
        byte[] schema = bundled(SCHEMA);
        Path written = path.resolve(SCHEMA);
        if (!Files.exists(written) || !Arrays.equals(Files.readAllBytes(written), schema)) {
            write(written, schema);
        }
        String own = version(ownFiles());
        UpConfig read = UpConfig.read(config);
        tokenFiles = read.tokenFiles();
        return new Settings(
                read, communities(), events(), Files.exists(path.resolve(EVENTS)), own + version(tokenFiles));
    }

    private static byte[] bundled(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DataFolder.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    /** Changes when one of the files of settings does, or one with tokens that the settings named when they were read last. */
    String settingsVersion() throws IOException {
        return version(ownFiles()) + version(tokenFiles);
    }

    private List<Path> ownFiles() {
        return List.of(path.resolve(CONFIG), path.resolve(EVENTS), path.resolve(COMMUNITIES));
    }

    private static String version(List<Path> files) throws IOException {
        StringBuilder version = new StringBuilder();
        for (Path file : files) {
            version.append(Files.exists(file) ? Files.getLastModifiedTime(file) + "/" + Files.size(file) : "none")
                    .append(' ');
        }
        return version.toString();
    }

    private Events events() {
        Path file = path.resolve(EVENTS);
        return Files.exists(file) ? Events.read(file) : Events.load();
    }

    private List<String> communities() throws IOException {
        Path file = path.resolve(COMMUNITIES);
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList()
                : List.of();
    }

    /**
     * Adds an event with a beginning and an end.
     *
     * @param tag its hashtag
     * @param title null for the hashtag
     * @param alternatives further hashtags
     * @throws IllegalArgumentException if it is invalid, or in conflict with another one
     */
    public synchronized void addEvent(
            String tag, @Nullable String title, Instant start, Instant end, List<String> alternatives)
            throws IOException {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("tag", tag);
        if (title != null) {
            event.put("title", title);
        }
        if (!alternatives.isEmpty()) {
            event.put("alternatives", alternatives);
        }
        event.put("start", start.toString());
        event.put("end", end.toString());
        Path file = path.resolve(EVENTS);
        String before = Files.exists(file) ? Files.readString(file) : bundledEvents();
        String after = before
                + (before.isEmpty() || before.endsWith("\n") ? "" : "\n")
                + YAML.writeValueAsString(List.of(event));
        Path checked = Files.createTempFile(path, "events", ".yaml");
        try {
            Files.writeString(checked, after);
            check(checked);
            move(checked, file);
        } finally {
            Files.deleteIfExists(checked);
        }
    }

    private static void check(Path events) throws IOException {
        try (InputStream in = Files.newInputStream(events)) {
            Events.parse(in);
        }
    }

    private static String bundledEvents() throws IOException {
        try (InputStream in = Events.bundled()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Adds a community.
     *
     * @param choice {@code NAME=TAG,TAG}, or the name of a bundled one
     * @throws IllegalArgumentException if it is invalid, or there is one of this name
     */
    public void addCommunity(String choice) throws IOException {
        List<String> all = new ArrayList<>(communities());
        String name = choice.replaceFirst("=.*", "");
        if (all.stream().anyMatch(other -> other.replaceFirst("=.*", "").equals(name))) {
            throw new IllegalArgumentException("there is a community '" + name + "' already");
        }
        all.add(choice);
        Communities.load().select(all);
        write(path.resolve(COMMUNITIES), (String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void writeStatus(JsonNode status) throws IOException {
        write(
                path.resolve(STATUS),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(status));
    }

    /** What the installation last said of itself; null if it never ran. */
    public @Nullable JsonNode status() throws IOException {
        Path file = path.resolve(STATUS);
        return Files.exists(file) ? new ObjectMapper().readTree(file.toFile()) : null;
    }

    private void write(Path file, byte[] content) throws IOException {
        Path written = Files.createTempFile(path, "new", ".tmp");
        Files.write(written, content);
        move(written, file);
    }

    /** Replaces a file at once, so that nobody finds a part of it. */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Bytes on the disk. */
    long size() throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                try {
                    size += Files.isRegularFile(file) ? Files.size(file) : 0;
                } catch (IOException gone) {
                    // Deleted meanwhile.
                }
            }
        } catch (java.io.UncheckedIOException gone) {
            // A folder was deleted meanwhile: what has been counted is near enough.
        }
        return size;
    }

    /**
     * Makes sure that no other process runs in this folder, until it is closed or this process ends.
     *
     * @throws IOException if one does
     */
    Lock lock() throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new IOException("'rounds up' is already running in " + path + "; 'rounds status' shows its state");
        }
        return new Lock(path, channel);
    }

    /** Whether an installation runs in this folder. */
    public boolean isRunning() throws IOException {
        if (!Files.exists(path.resolve(LOCK))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    /**
     * Held while the installation runs.
     *
     * @param folder whose lock it is
     */
    record Lock(Path folder, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
