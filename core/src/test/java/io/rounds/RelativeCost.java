package io.rounds;

import io.rounds.extract.text.TextExtractor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/**
 * What work costs as a multiple of other work, measured in turns in this JVM, so that neither the speed of the machine
 * nor what else it does decides a test.
 *
 * <p>The cost is the processor time of this thread. Of each side the cheapest run counts: the garbage collector, the
 * compiler and other processes slow single runs down, not all of them.
 */
public final class RelativeCost {
    /** The reference is warm once so many runs have hardly been cheaper than those before. */
    private static final int WARM_UP_RUNS = 10;

    private static final int MAX_WARM_UP_RUNS = 200;
    private static final double HARDLY = 0.95;
    /** Work that costs more than the limit may use this many times the limit before it has failed. */
    private static final int PATIENCE = 40;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final Supplier<Runnable> reference;

    private RelativeCost(Supplier<Runnable> reference) {
        this.reference = reference;
    }

    /** Compares with the extraction of tweets as people write them. */
    public static RelativeCost toOrdinaryText(int bytes) {
        String text = HostileTexts.ordinary(bytes);
        return to(() -> TextExtractor.extract(text));
    }

    /** Compares with work that can be repeated. */
    public static RelativeCost to(Runnable reference) {
        return toPrepared(() -> reference);
    }

    /**
     * Compares with work that has to be prepared for each run.
     *
     * @param reference called before each run; what it does itself is not measured
     */
    public static RelativeCost toPrepared(Supplier<Runnable> reference) {
        RelativeCost cost = new RelativeCost(reference);
        cost.warmUp();
        return cost;
    }

    private void warmUp() {
        double least = Double.MAX_VALUE;
        int since = 0;
        for (int run = 0; run < MAX_WARM_UP_RUNS && since < WARM_UP_RUNS; run++) {
            long took = nanos(reference);
            since++;
            if (took < HARDLY * least) {
                least = took;
                since = 0;
            }
        }
    }

    /**
     * Runs work and reference in turns until a run is cheap enough, or it has become clear that none will be.
     *
     * @param limit above 0; no further run is tried once the ratio is no higher
     * @return the cheapest run of the work divided by the cheapest run of the reference
     */
    public double of(Runnable work, double limit) {
        return ofPrepared(() -> work, limit);
    }

    /**
     * The same for work that has to be prepared for each run.
     *
     * @param work called before each run; what it does itself is not measured
     */
    public double ofPrepared(Supplier<Runnable> work, double limit) {
        long leastReference = nanos(reference);
        long leastWork = nanos(work);
        double spent = leastWork;
        while (leastWork > limit * leastReference && spent < PATIENCE * limit * leastReference) {
            leastReference = Math.min(leastReference, nanos(reference));
            long took = nanos(work);
            leastWork = Math.min(leastWork, took);
            spent += took;
        }
        return (double) leastWork / leastReference;
    }

    private long nanos(Supplier<Runnable> work) {
        Runnable prepared = work.get();
        long start = clock.getCurrentThreadCpuTime();
        prepared.run();
        return Math.max(1, clock.getCurrentThreadCpuTime() - start);
    }
}
