package io.rounds.simulator;

import java.util.List;

/** The communities that a tweet of the background belongs to. */
enum Mix {
    FOAMED(0, 0.52, List.of(Pen.Community.FOAMED)),
    BOTH(1, 0.06, List.of(Pen.Community.FOAMED, Pen.Community.MEDED)),
    MEDED(2, 0.40, List.of(Pen.Community.MEDED)),
    NEITHER(3, 0.02, List.of());

    /** Share of the background that carries #FOAMed. */
    static final double FOAMED_SHARE = FOAMED.share + BOTH.share;

    final int number;

    @SuppressWarnings("ImmutableEnumChecker")
    final List<Pen.Community> communities;

    private final double share;

    Mix(int number, double share, List<Pen.Community> communities) {
        this.number = number;
        this.share = share;
        this.communities = communities;
    }

    static Mix draw(Dice dice) {
        double u = dice.unit();
        for (Mix mix : values()) {
            u -= mix.share;
            if (u < 0) {
                return mix;
            }
        }
        return NEITHER;
    }
}
