package io.rounds.bench.trends;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * A sample of wall-clock time and of the CPU time of this process. Unlike wall-clock time, CPU time hardly depends on other
 * load of the machine.
 */
record TimeSample(long wallNanos, long processorNanos) {

    static TimeSample now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new TimeSample(System.nanoTime(), system.getProcessCpuTime());
    }
}
