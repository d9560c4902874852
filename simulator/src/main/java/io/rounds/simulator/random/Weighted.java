package io.rounds.simulator.random;

import java.util.ArrayDeque;

/** Draws an index by weight in constant time: the alias method of Walker (1977) as Vose (1991) builds it. */
public final class Weighted {
    private final double[] threshold;
    private final int[] alias;

    /** Weights of 0 or more, at least one of them above 0; they need not add up to 1. */
    public Weighted(double[] weights) {
        int n = weights.length;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        threshold = new double[n];
        alias = new int[n];
        double[] scaled = new double[n];
        ArrayDeque<Integer> small = new ArrayDeque<>();
        ArrayDeque<Integer> large = new ArrayDeque<>();
        for (int i = 0; i < n; i++) {
            scaled[i] = weights[i] * n / sum;
            (scaled[i] < 1 ? small : large).add(i);
        }
        while (!small.isEmpty() && !large.isEmpty()) {
            int less = small.remove();
            int more = large.remove();
            threshold[less] = scaled[less];
            alias[less] = more;
            scaled[more] -= 1 - scaled[less];
            (scaled[more] < 1 ? small : large).add(more);
        }
        for (int i : small) {
            threshold[i] = 1;
        }
        for (int i : large) {
            threshold[i] = 1;
        }
    }

    /** Draws an index of the weights. */
    public int draw(Dice dice) {
        int i = dice.below(threshold.length);
        return dice.unit() < threshold[i] ? i : alias[i];
    }
}
