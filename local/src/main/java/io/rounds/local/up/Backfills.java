package io.rounds.local.up;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.Backfill;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.model.Community;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was said under hashtags before somebody added them: the last day of the networks that have it. What is left to
 * read is in a file, so that the next start goes on with it. Runs in a thread of its own.
 */
final class Backfills implements AutoCloseable {
    /** What Bluesky's servers have at least. */
    private static final Duration BACK = Duration.ofHours(24);

    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Past past;
    private final Sink sink;
    private final Clock clock;
    private final Consumer<String> messages;
    private final List<Task> tasks;
    private final Thread thread;
    private boolean closed;

    /** The past of a network. */
    @FunctionalInterface
    interface Past {
        /** Null where the network is no longer followed, or has no past that is free of charge. */
        @Nullable Network of(String network, List<Community> communities, TimeSpan span);
    }

    /** Where the messages go. */
    @FunctionalInterface
    interface Sink {
        /** Returns once they are stored. */
        void accept(List<Step> steps) throws IOException, InterruptedException;
    }

    /**
     * What is left to read of a network.
     *
     * @param tags that were added
     * @param since ISO 8601
     * @param until ISO 8601
     * @param position of the last message that was stored; null to begin
     * @param known the tweets that were kept, {@link IdMemory#bytes}
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    private record Task(
            String network,
            Set<String> tags,
            String since,
            String until,
            @Nullable String position,
            byte[] known) {
        List<Community> communities() {
            return List.of(new Community("added", "Added", tags, false));
        }

        TimeSpan span() {
            return new TimeSpan(Instant.parse(since), Instant.parse(until));
        }

        String words() {
            return network + ": the day before, under "
                    + String.join(
                            ", ",
                            tags.stream()
                                    .sorted()
                                    .limit(5)
                                    .map(tag -> '#' + tag)
                                    .toList()) + (tags.size() > 5 ? " and " + (tags.size() - 5) + " more" : "");
        }
    }

    /**
     * Goes on with what is left.
     *
     * @param file has it
     */
    Backfills(Path file, Past past, Sink sink, Clock clock, Consumer<String> messages) throws IOException {
        this.file = file;
        this.past = past;
        this.sink = sink;
        this.clock = clock;
        this.messages = messages;
        this.tasks = Files.exists(file)
                ? JSON.readValue(file.toFile(), new TypeReference<ArrayList<Task>>() {})
                : new ArrayList<>();
        this.thread = new Thread(this::work, "backfill");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Reads the last day under these hashtags, too. Called once these are followed, so that there is no gap.
     *
     * @param networks that may have it
     */
    synchronized void add(Set<String> networks, Set<String> tags) throws IOException {
        Instant now = clock.instant();
        for (String network : networks) {
            tasks.add(
                    new Task(network, Set.copyOf(tags), now.minus(BACK).toString(), now.toString(), null, new byte[0]));
        }
        store();
        notifyAll();
    }

    private void store() throws IOException {
        Path written = Files.createTempFile(file.getParent(), "new", ".tmp");
        JSON.writeValue(written.toFile(), tasks);
        DataFolder.move(written, file);
    }

    private void work() {
        try {
            while (true) {
                Task task = next();
                if (task == null) {
                    return;
                }
                boolean finished = run(task);
                if (!finished) {
                    Thread.sleep(RETRY.toMillis());
                }
            }
        } catch (InterruptedException e) {
            // Closed: the next start goes on.
        } catch (IOException e) {
            messages.accept("what is left to read of the past cannot be stored: " + e.getMessage());
        }
    }

    private synchronized @Nullable Task next() throws InterruptedException {
        while (tasks.isEmpty() && !closed) {
            wait();
        }
        return closed ? null : tasks.get(0);
    }

    /** Returns whether there is nothing left of it. */
    private boolean run(Task task) throws IOException, InterruptedException {
        TimeSpan span = task.span();
        Network network = past.of(task.network(), task.communities(), span);
        if (network == null) {
            messages.accept(
                    task.network() + ": the day before is not read, since it is charged for or no longer followed");
            advance(null);
            return true;
        }
        messages.accept("reading " + task.words());
        FollowStatus status = new FollowStatus(clock, messages);
        IdMemory known = IdMemory.of(task.known());
        long[] kept = new long[1];
        try {
            new Backfill(network, span, task.communities(), task.position(), known, status, clock).run(steps -> {
                if (steps.isEmpty()) {
                    return;
                }
                try {
                    sink.accept(steps);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                kept[0] += steps.stream().filter(step -> step.payload() != null).count();
                advance(new Task(
                        task.network(),
                        task.tags(),
                        task.since(),
                        task.until(),
                        steps.get(steps.size() - 1).position(),
                        known.bytes()));
            });
            advance(null);
            messages.accept(task.network() + ": the day before is read, " + kept[0] + " messages");
            return true;
        } catch (ConnectionLostException e) {
            messages.accept(task.network() + ": the day before cannot be read: " + e.getMessage());
            advance(null);
            return true;
        } catch (IOException e) {
            messages.accept(task.network() + ": the day before cannot be read now: " + e.getMessage());
            return false;
        }
    }

    /** Stores what is left of the first task; null for nothing. */
    private synchronized void advance(@Nullable Task left) throws IOException {
        if (left == null) {
            tasks.remove(0);
        } else {
            tasks.set(0, left);
        }
        store();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
        try {
            thread.join(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
