package io.rounds.credibility;

/**
 * What an account shares lately, summed up: each source once, fading since it was last shared, counting as far as it is
 * known. Sources of low credibility count more, see {@link Estimate#telling}.
 *
 * @param observations how much is known of what it shares
 * @param good the part of them that is credible
 */
public record SharingProfile(double observations, double good) {

    SharingProfile without(double share, double mean) {
        return new SharingProfile(Math.max(0, observations - share), Math.max(0, good - share * mean));
    }

    /** How well the taste is known, 0 to 1. */
    double known(Formula formula) {
        return observations / (observations + formula.tasteBase());
    }

    /**
     * The part of a vote that is in favour, 0 to 1: the credibility of what the account shares, stretched away from the
     * middle, since accounts share what is not like them, too.
     */
    double favour(Formula formula) {
        double mean = observations == 0 ? 0.5 : good / observations;
        return Math.max(0, Math.min(1, 0.5 + formula.tasteStretch() * (mean - 0.5)));
    }
}
