package io.rounds.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * A moment, and the processor time that this process has used until then: unlike the time on the wall, it hardly depends
 * on what else the machine does.
 */
record TimeSample(long wallNanos, long processorNanos) {

    static TimeSample now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new TimeSample(System.nanoTime(), system.getProcessCpuTime());
    }
}
