package io.rounds.local.up;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.Backfill;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.local.BackfillTarget;
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
    private final Targets targets;
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
    interface Targets {
        /**
         * The target of one backfill.
         *
         * @param progress the file that holds the progress
         */
        BackfillTarget open(String network, Path progress) throws IOException;
    }

    /**
     * What is to be read of a network.
     *
     * @param tags that were added
     * @param since ISO 8601
     * @param until ISO 8601
     */
    private record Task(String network, Set<String> tags, String since, String until) {
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
    Backfills(Path file, Past past, Targets targets, Clock clock, Consumer<String> messages) throws IOException {
        this.file = file;
        this.past = past;
        this.targets = targets;
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
            tasks.add(new Task(network, Set.copyOf(tags), now.minus(BACK).toString(), now.toString()));
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
        Path progress = progress(task);
        try {
            Network network = past.of(task.network(), task.communities(), task.span());
            if (network == null) {
                messages.accept(
                        task.network() + ": the day before is not read, since it is charged for or no longer followed");
            } else {
                messages.accept("reading " + task.words());
                long kept = read(task, network, progress);
                messages.accept(task.network() + ": the day before is read, " + kept + " messages");
            }
        } catch (ConnectionLostException | IllegalArgumentException e) {
            // Nothing changes by itself.
            messages.accept(task.network() + ": the day before cannot be read: " + e.getMessage());
        } catch (IOException e) {
            messages.accept(task.network() + ": the day before cannot be read now: " + e.getMessage());
            return false;
        }
        finish();
        Files.deleteIfExists(progress);
        return true;
    }

    /** Returns how many messages were kept in this run. */
    private long read(Task task, Network network, Path progress)
            throws IOException, ConnectionLostException, InterruptedException {
        FollowStatus status = new FollowStatus(clock, messages);
        try (BackfillTarget target = targets.open(task.network(), progress)) {
            new Backfill(network, task.span(), task.communities(), target.position(), target.known(), status, clock)
                    .run(target::add);
        }
        return status.kept();
    }

    private Path progress(Task task) {
        return file.resolveSibling(
                "backfill-" + task.network() + '-' + Instant.parse(task.since()).toEpochMilli() + ".cursor");
    }

    private synchronized void finish() throws IOException {
        tasks.remove(0);
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
