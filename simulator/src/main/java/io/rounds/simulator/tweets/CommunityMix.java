package io.rounds.simulator.tweets;

import io.rounds.simulator.random.Dice;
import java.util.List;

/** The combination of communities that a background tweet belongs to. */
public enum CommunityMix {
    FOAMED(0, 0.52, List.of(TweetComposer.Community.FOAMED)),
    BOTH(1, 0.06, List.of(TweetComposer.Community.FOAMED, TweetComposer.Community.MEDED)),
    MEDED(2, 0.40, List.of(TweetComposer.Community.MEDED)),
    NEITHER(3, 0.02, List.of());

    /** Share of the background that carries #FOAMed. */
    public static final double FOAMED_SHARE = FOAMED.share + BOTH.share;

    final int number;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it
    private final List<TweetComposer.Community> communities;

    private final double share;

    CommunityMix(int number, double share, List<TweetComposer.Community> communities) {
        this.number = number;
        this.share = share;
        this.communities = communities;
    }

    /** Draws a mix by its share of the background. */
    public static CommunityMix draw(Dice dice) {
        double u = dice.unit();
        for (CommunityMix mix : values()) {
            u -= mix.share;
            if (u < 0) {
                return mix;
            }
        }
        return NEITHER;
    }

    /** The communities whose hashtag the tweet carries. */
    public List<TweetComposer.Community> communities() {
        return communities;
    }
}
