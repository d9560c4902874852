package io.rounds.bench.results;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Medians over rounds. A ratio is taken within each round, so that it does not depend on a machine that becomes slower or
 * faster between rounds.
 */
public final class Medians {
    private Medians() {}

    /** The median of a value. */
    public static <T> double of(List<T> runs, ToDoubleFunction<T> value) {
        return of(runs.stream().mapToDouble(value).toArray());
    }

    /**
     * The median of the ratios within the rounds.
     *
     * @param above one for each round
     * @param below of the same rounds, in the same order
     */
    public static <T> double ofRatios(List<T> above, List<T> below, ToDoubleFunction<T> value) {
        double[] ratios = new double[above.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = value.applyAsDouble(above.get(i)) / value.applyAsDouble(below.get(i));
        }
        return of(ratios);
    }

    /** The median; of an even number of values, the mean of the middle two. */
    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
