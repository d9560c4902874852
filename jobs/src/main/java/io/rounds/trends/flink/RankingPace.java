package io.rounds.trends.flink;

/**
 * At which ends of windows rankings are emitted: at each minute in a stream of now. Where event time runs much faster, in an
 * archive or after an outage, only at the multiples of a longer step, so that they are emitted every few seconds: nobody
 * could read those between.
 *
 * <p>Each step divides the next one. So subtasks that chose different steps have ends in common, at which their parts are
 * merged.
 *
 * <p>Not thread-safe.
 */
final class RankingPace {
    private static final int[] STEPS = {1, 5, 15, 60, 6 * 60, 24 * 60, 7 * 24 * 60};
    private static final long SHORTEST_MILLIS = 2_000;
    private static final long LONGEST_MILLIS = 10_000;

    private int step;
    private long emittedMillis;
    private long changedMillis;

    /** @param nowMillis processing time */
    RankingPace(long nowMillis) {
        emittedMillis = nowMillis - LONGEST_MILLIS;
        changedMillis = nowMillis;
    }

    /** Whether rankings are emitted at the end of a window. */
    boolean isDue(int end) {
        return end % STEPS[step] == 0;
    }

    /** Whether the rankings that were emitted last may be corrected at once; they are with the next end anyway. */
    boolean mayCorrect(long nowMillis) {
        return nowMillis - emittedMillis >= LONGEST_MILLIS;
    }

    /** Rankings are emitted. */
    void emit(long nowMillis) {
        if (nowMillis - emittedMillis < SHORTEST_MILLIS) {
            step = Math.min(step + 1, STEPS.length - 1);
            changedMillis = nowMillis;
        }
        emittedMillis = nowMillis;
    }

    /** Time passes: a step that turns out to be long is shortened. */
    void pass(long nowMillis) {
        if (step > 0 && nowMillis - Math.max(emittedMillis, changedMillis) >= LONGEST_MILLIS) {
            step--;
            changedMillis = nowMillis;
        }
    }
}
