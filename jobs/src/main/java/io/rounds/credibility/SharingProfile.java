package io.rounds.credibility;

/**
 * The credibility of what an account shared recently: each source counts once, decaying since it was last shared, and
 * weighted by {@link Estimate#informativeness}.
 *
 * @param observations weight of what is known of the shared sources
 * @param good the part of them that is credible
 */
public record SharingProfile(double observations, double good) {

    SharingProfile without(double share, double mean) {
        return new SharingProfile(Math.max(0, observations - share), Math.max(0, good - share * mean));
    }

    /** How well the profile is known, 0 to 1. */
    double known(Formula formula) {
        return observations / (observations + formula.direction().base());
    }

    /**
     * The part of a vote that is in favour, 0 to 1: the credibility of what the account shares, stretched away from 0.5,
     * since accounts also share sources that are unlike their usual ones.
     */
    double favour(Formula formula) {
        double mean = observations == 0 ? 0.5 : good / observations;
        return Math.max(0, Math.min(1, 0.5 + formula.direction().stretch() * (mean - 0.5)));
    }
}
