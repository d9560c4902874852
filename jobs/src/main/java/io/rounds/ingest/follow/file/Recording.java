package io.rounds.ingest.follow.file;

import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages of a stream into files, one a line, and every few seconds the position beside them. What was written
 * after the last stored position is cut off when the recording is opened again, since the network will send it again. A
 * compressed file is a sequence of gzip members, one for each stored position, which every reader of gzip takes as one.
 */
public final class Recording implements AutoCloseable {
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);
    private static final int BUFFER = 1 << 16;

    private final RecordedFiles files;
    private final Path stored;
    private final String network;
    private final IdMemory known;
    private final Clock clock;
    private @Nullable String position;
    private @Nullable Path path;
    private @Nullable FileChannel channel;
    private @Nullable OutputStream out;
    private Instant committed;
    private boolean changed;

    private Recording(
            RecordedFiles files, Path stored, String network, IdMemory known, @Nullable String position, Clock clock) {
        this.files = files;
        this.stored = stored;
        this.network = network;
        this.known = known;
        this.position = position;
        this.clock = clock;
        this.committed = clock.instant();
    }

    /**
     * Opens a recording, at the position where it stopped if there is one.
     *
     * @param pattern the path; {@code %F} stands for the day, {@code .gz} at the end for compression
     * @throws IllegalArgumentException if the pattern is not the name of a file, or the recording is of another network
     */
    public static Recording open(String pattern, String network, Clock clock) throws IOException {
        return open(pattern, null, network, clock);
    }

    /**
     * Opens a recording, at the position where it stopped if there is one.
     *
     * @param stored where the position is kept; null for beside the files
     * @see #open(String, String, Clock)
     */
    public static Recording open(String pattern, @Nullable Path stored, String network, Clock clock)
            throws IOException {
        RecordedFiles files = new RecordedFiles(pattern);
        Path at = stored == null ? files.state() : stored;
        RecordingState state = RecordingState.read(at);
        if (state == null) {
            return new Recording(files, at, network, new IdMemory(IdMemory.STANDARD_CAPACITY), null, clock);
        }
        if (!state.network().equals(network)) {
            throw new IllegalArgumentException(
                    at + " belongs to a recording of " + state.network() + ": choose another file for " + network);
        }
        Path last = files.state().resolveSibling(state.file());
        if (Files.exists(last) && Files.size(last) > state.length()) {
            try (FileChannel channel = FileChannel.open(last, StandardOpenOption.WRITE)) {
                channel.truncate(state.length());
            }
        }
        return new Recording(files, at, network, IdMemory.of(state.known()), state.position(), clock);
    }

    /** From where to go on; null at the very beginning. */
    public @Nullable String position() {
        return position;
    }

    /** The tweets that were kept. The follower adds to it. */
    public IdMemory known() {
        return known;
    }

    /** Adds steps, and stores the position if it is time. */
    public void add(List<Step> steps) throws IOException {
        Instant now = clock.instant();
        for (Step step : steps) {
            byte[] payload = step.payload();
            if (payload != null) {
                OutputStream to = out(now);
                to.write(payload);
                to.write('\n');
            }
            position = step.position();
            changed = true;
        }
        if (changed && Duration.between(committed, now).compareTo(COMMIT_EVERY) >= 0) {
            commit();
        }
    }

    private OutputStream out(Instant now) throws IOException {
        Path wanted = files.at(now);
        if (!wanted.equals(path)) {
            commit();
            closeFile();
            Path parent = wanted.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            channel = FileChannel.open(
                    wanted, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
            path = wanted;
        }
        OutputStream open = out;
        if (open == null) {
            OutputStream raw = new BufferedOutputStream(
                    Channels.newOutputStream(java.util.Objects.requireNonNull(channel)), BUFFER);
            open = files.isCompressed() ? new GZIPOutputStream(raw, BUFFER) : raw;
            out = open;
        }
        return open;
    }

    private void commit() throws IOException {
        finishMember();
        String reached = position;
        FileChannel file = channel;
        if (reached != null && changed) {
            if (file != null) {
                file.force(false);
            }
            Path written = path == null ? files.at(clock.instant()) : path;
            Path parent = written.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            new RecordingState(
                            network,
                            reached,
                            known.bytes(),
                            String.valueOf(written.getFileName()),
                            file != null ? file.size() : Files.exists(written) ? Files.size(written) : 0)
                    .write(stored);
            changed = false;
        }
        committed = clock.instant();
    }

    private void finishMember() throws IOException {
        OutputStream open = out;
        if (open == null) {
            return;
        }
        if (open instanceof GZIPOutputStream gzip) {
            gzip.finish();
            gzip.flush();
        }
        open.flush();
        out = null;
    }

    private void closeFile() throws IOException {
        FileChannel file = channel;
        channel = null;
        path = null;
        if (file != null) {
            file.close();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            commit();
        } finally {
            closeFile();
        }
    }
}
