package io.rounds.credibility;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How well numbers order things. */
final class Rank {
    private Rank() {}

    /** The chance that one of the good is above one of the bad, ties count half. */
    static double auc(List<Double> good, List<Double> bad) {
        double above = 0;
        for (double one : good) {
            for (double other : bad) {
                above += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return above / good.size() / bad.size();
    }

    /** Spearman's rank correlation, ties have their mean rank. */
    static double spearman(double[] one, double[] other) {
        double[] x = ranks(one);
        double[] y = ranks(other);
        double mean = (x.length - 1) / 2.0;
        double both = 0;
        double xs = 0;
        double ys = 0;
        for (int i = 0; i < x.length; i++) {
            both += (x[i] - mean) * (y[i] - mean);
            xs += (x[i] - mean) * (x[i] - mean);
            ys += (y[i] - mean) * (y[i] - mean);
        }
        return both / Math.sqrt(xs * ys);
    }

    static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double mean = (from + to - 1) / 2.0;
            Arrays.stream(order, from, to).forEach(i -> ranks[i] = mean);
            from = to;
        }
        return ranks;
    }
}
