package io.rounds.simulator;

/**
 * The disturbances of the stream, each as a share of the tweets from 0 to 1.
 *
 * @param outOfOrder arrive 5 to 20 s after they were written, so behind younger ones, yet inside the usual 30 s of
 *     tolerated disorder
 * @param late arrive 1 to 50 minutes after they were written
 * @param duplicates arrive a second time, byte for byte, within 10 minutes
 * @param broken extra messages that no parser can accept; the tweets themselves are never broken
 * @param edits originals of the background that are edited, and so come again with a new id, within 29 minutes
 * @param deletions tweets of the background whose deletion is announced within some days
 */
public record Noise(double outOfOrder, double late, double duplicates, double broken, double edits, double deletions) {

    /** The noise of a realistic stream. */
    public static final Noise USUAL = new Noise(0.03, 0.003, 0.005, 0.002, 0.004, 0.005);

    /** No noise: every tweet arrives once, intact and within 5 s. */
    public static final Noise NONE = new Noise(0, 0, 0, 0, 0, 0);

    /** Checks the ranges. */
    public Noise {
        share("outOfOrder", outOfOrder);
        share("late", late);
        share("duplicates", duplicates);
        share("broken", broken);
        share("edits", edits);
        share("deletions", deletions);
        if (outOfOrder + late > 1) {
            throw new IllegalArgumentException("outOfOrder and late exclude each other: together they are at most 1");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1, not " + value);
        }
    }
}
