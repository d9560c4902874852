package io.rounds.simulator.time;

import java.util.EnumMap;
import java.util.Map;

/**
 * The weekly rhythm of activity. Each region follows its local time (quiet from 1 to 5, busiest in the evening) with less
 * activity at the weekend; the overall rate is the weighted sum. Rates are interpolated linearly between full hours.
 */
public final class Rhythm {
    private static final double[] DAY = {
        0.22, 0.10, 0.05, 0.04, 0.04, 0.08, 0.28, 0.60, 0.78, 0.80, 0.78, 0.76,
        0.84, 0.80, 0.74, 0.76, 0.80, 0.86, 0.92, 1.00, 1.08, 1.06, 0.84, 0.48
    };
    private static final double[] WEEK = {1.05, 1.08, 1.08, 1.05, 0.95, 0.76, 0.82};
    private static final int HOURS = 168;

    private final long monday;
    private final Map<Region, double[]> activity = new EnumMap<>(Region.class);
    private final double[] mix = new double[HOURS];
    private final double mostActive;
    private final double busiest;

    /** The rhythm of weeks that begin at {@code monday}, a Monday at 00:00 UTC in milliseconds since 1970. */
    public Rhythm(long monday) {
        this.monday = monday;
        double sum = 0;
        double most = 0;
        for (Region region : Region.values()) {
            double[] hours = new double[HOURS];
            for (int hour = 0; hour < HOURS; hour++) {
                int local = Math.floorMod(hour + region.offset(), HOURS);
                double active = DAY[local % 24] * WEEK[local / 24];
                hours[hour] = active;
                mix[hour] += active * region.share();
                sum += active * region.share();
                most = Math.max(most, active);
            }
            activity.put(region, hours);
        }
        double peak = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            mix[hour] *= HOURS / sum;
            peak = Math.max(peak, mix[hour]);
        }
        mostActive = most;
        busiest = peak;
    }

    /** The rate at a time as a multiple of the week's mean. */
    public double rate(long millis) {
        return interpolate(mix, millis);
    }

    /** The highest rate. */
    public double busiest() {
        return busiest;
    }

    /** The probability that an account of the region is awake at a time, relative to the most active hour. */
    public double presence(Region region, long millis) {
        return interpolate(activity.getOrDefault(region, mix), millis) / mostActive;
    }

    private double interpolate(double[] hours, long millis) {
        long inWeek = Math.floorMod(millis - monday, Millis.WEEK);
        int hour = (int) (inWeek / Millis.HOUR);
        double part = (double) (inWeek % Millis.HOUR) / Millis.HOUR;
        int next = hour + 1 == HOURS ? 0 : hour + 1;
        return hours[hour] + part * (hours[next] - hours[hour]);
    }
}
