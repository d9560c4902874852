package io.rounds;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long something takes at best: the processor time of this thread in the fastest of several runs. The first runs
 * warm up; other work on the machine, the garbage collector and the compiler slow single runs, not the fastest.
 */
public final class LeastTime {
    /** By the acceptance of the project: no input of a mebibyte takes longer. */
    public static final Duration FOR_A_MEBIBYTE = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int MOST_RUNS = 60;

    private LeastTime() {}

    /**
     * Runs until a run is fast enough, or it has become clear that none will be.
     *
     * @param enough no further run is tried once one took no longer than this; asked after each run
     */
    public static Duration of(Runnable work, Supplier<Duration> enough) {
        return ofPrepared(() -> work, enough);
    }

    /**
     * The same for what remembers what it has seen.
     *
     * @param work prepared anew for each run, which takes no time
     */
    public static Duration ofPrepared(Supplier<Runnable> work, Supplier<Duration> enough) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long total = 0;
        for (int run = 0;
                run < MOST_RUNS
                        && total < PATIENCE.toNanos()
                        && (run == 0 || least > enough.get().toNanos());
                run++) {
            Runnable prepared = work.get();
            long start = clock.getCurrentThreadCpuTime();
            prepared.run();
            long took = clock.getCurrentThreadCpuTime() - start;
            least = Math.min(least, took);
            total += took;
        }
        return Duration.ofNanos(least);
    }
}
