package io.rounds.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The vertical axis of a chart: from 0 to a round number above the largest value, with ticks at round numbers (1, 2 or
 * 5 times a power of ten).
 */
record AxisScale(long top, long step) {
    private static final int TICKS = 4;
    private static final int BASE = 10;

    static AxisScale upTo(long largest) {
        long needed = Math.max(1, (largest + TICKS - 1) / TICKS);
        long power = 1;
        while (power * BASE <= needed) {
            power *= BASE;
        }
        long step = power;
        for (int factor : new int[] {1, 2, 5, BASE}) {
            step = factor * power;
            if (step >= needed) {
                break;
            }
        }
        long steps = Math.max(1, (largest + step - 1) / step);
        return new AxisScale(steps * step, step);
    }

    List<Long> ticks() {
        List<Long> ticks = new ArrayList<>();
        for (long tick = 0; tick <= top; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }
}
