package io.rounds.bench.jmh;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The work of the measuring thread and its CPU time, which depends little on other load of the machine. JMH resets the
 * fields before each round and reports them after it.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Work {
    /** Number of texts or payloads. */
    public long tweets;

    /** CPU time in nanoseconds. */
    public long processorNanos;

    private long start;

    /** Called by JMH. */
    public Work() {}

    /** Called by JMH in the thread that measures. */
    @Setup(Level.Iteration)
    public void begin() {
        start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Called by JMH in the thread that measures. */
    @TearDown(Level.Iteration)
    public void end() {
        processorNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
}
