package io.rounds.peers;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The run of a peer: writes the rows, and measures from the first tweet that it reads to the last row.
 *
 * <p>There is one in a process, reached from everywhere: engines copy the functions they are given, and a process runs one
 * job.
 */
public final class PeerRun {
    private static final AtomicReference<@Nullable PeerRun> RUNNING = new AtomicReference<>();
    private static final AtomicReference<@Nullable Sample> FIRST = new AtomicReference<>();

    private final BufferedWriter rows;
    private final long until;
    private @Nullable Sample last;
    private long count;

    /** A time by the clock and the processor time of this process, nanoseconds. */
    private record Sample(long wall, long processor) {
        static Sample now() {
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Sample(System.nanoTime(), system.getProcessCpuTime());
        }
    }

    /** The job of a peer; returns when all rows are written. */
    public interface Job {
        void run(PeerTask task) throws Exception;
    }

    private PeerRun(BufferedWriter rows, long until) {
        this.rows = rows;
        this.until = until;
    }

    /**
     * Runs a job.
     *
     * @param version name and version of the engine
     * @param arguments see {@link PeerTask}
     */
    public static void run(String version, Job job, String... arguments) throws Exception {
        PeerTask task = PeerTask.parse(arguments);
        try (BufferedWriter rows = Files.newBufferedWriter(task.rows())) {
            PeerRun run = new PeerRun(rows, task.until());
            RUNNING.set(run);
            job.run(task);
            run.finish(version, task.result());
        }
    }

    /** To be called where a peer extracts the topics of a tweet: the first call starts the clock. */
    public static void started() {
        if (FIRST.get() == null) {
            FIRST.compareAndSet(null, Sample.now());
        }
    }

    /** Writes rows; leaves out those of window ends that are not compared. */
    public static void write(Collection<RankedRow> rows) {
        if (running().append(rows)) {
            running().mark();
        }
    }

    /** Notes that something about windows with this end was learned now, for {@link #keep}. */
    public static void reached(long end) {
        if (end <= running().until) {
            running().mark();
        }
    }

    /** Writes rows that were known before, see {@link #reached}: for engines that update their results. */
    public static void keep(Collection<RankedRow> rows) {
        running().append(rows);
    }

    private static PeerRun running() {
        PeerRun run = RUNNING.get();
        if (run == null) {
            throw new IllegalStateException("no job runs in this process");
        }
        return run;
    }

    private synchronized void mark() {
        last = Sample.now();
    }

    private synchronized boolean append(Collection<RankedRow> ranked) {
        long before = count;
        try {
            for (RankedRow row : ranked) {
                if (row.end() <= until && row.count().ranks()) {
                    rows.write(row.line());
                    rows.write('\n');
                    count++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count > before;
    }

    private synchronized void finish(String version, Path result) throws IOException {
        Sample first = FIRST.get();
        if (first == null || last == null) {
            throw new IllegalStateException(first == null ? "no tweet was read" : "no row was written");
        }
        Files.writeString(
                result,
                String.format(
                        Locale.ROOT,
                        "{\"version\":\"%s\",\"seconds\":%.6f,\"processorSeconds\":%.6f,\"rows\":%d}%n",
                        version,
                        (last.wall - first.wall) / 1e9,
                        (last.processor - first.processor) / 1e9,
                        count));
    }
}
