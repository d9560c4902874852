package io.rounds.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * A moment, and the processor time that this process has used until then: unlike the time on the wall, it hardly depends
 * on what else the machine does.
 */
record Clock(long wallNanos, long processorNanos) {

    static Clock now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Clock(System.nanoTime(), system.getProcessCpuTime());
    }
}
