package io.rounds.chats.sessions;

import io.rounds.stats.Surprise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many authors make a tag lively at an hour: clearly more than its {@link Baseline}.
 *
 * <p>A tag that nobody used at that hour on earlier days needs no more than the configured minimum of authors. For other
 * tags, the prior of the mean number of authors in a window is a Gamma distribution with the mean of earlier days, so that the
 * number is negative binomial (see {@link Surprise}). A tag that people use all the time needs twice the minimum,
 * and a day of watching, since its tweets come in clusters without being a chat.
 *
 * <p>An hour needs twice the people of a quarter. The people usual in an hour are at most the sum of those of its quarters.
 */
public final class TagActivity implements SessionFinder.Activity {
    /**
     * Upper bound of the prior's shape. People answer one another, so that even without a chat the number
     * of authors varies far more than by chance: with a shape of 2 its variance is the mean and half of the mean's square.
     */
    private static final double MAX_SHAPE = 2;
    /** The search for the threshold goes up in steps of a fiftieth. */
    private static final int STEPS = 50;
    /** An hour's minimum of authors, in those of a quarter. */
    private static final int HOUR_MINIMUM = 2;
    /** What goes on need not be as unusual as what begins. */
    private static final double STAY_SHARE = 0.5;

    private final TagHeader state;
    private final ChatOptions options;
    private final String tag;
    private final double surprise;
    private final boolean standing;
    private final Map<Long, Thresholds> thresholds = new HashMap<>();

    /** @param share of the configured surprise that is asked for */
    public TagActivity(String tag, TagHeader state, ChatOptions options, double share) {
        this.state = state;
        this.options = options;
        this.tag = tag;
        this.surprise = share * options.surprise();
        this.standing = options.standingTags().contains(tag);
    }

    /** Sessions of the day before have ended by then, since no session is longer than a day. */
    @Override
    public Thresholds at(long millis, List<ChatSession> others) {
        return thresholds.computeIfAbsent(
                Math.floorDiv(millis, EventTime.HOUR), hour -> thresholds(hour.intValue(), others));
    }

    private Thresholds thresholds(int hour, List<ChatSession> others) {
        List<TimeRange> chats = new ArrayList<>(state.pastChats());
        for (ChatSession session : others) {
            if (!session.inBaseline()) {
                chats.add(session.range());
            }
        }
        Baseline.Observed observed = state.baseline().observed(hour, state.firstMillis(), chats, options.usualDays());
        boolean active = standing || observed.authors() > 0;
        if (standing && observed.windows() <= 0) {
            return new Thresholds(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, true);
        }
        int minAuthors = options.minAuthors(tag);
        if (observed.silent()) {
            return new Thresholds(minAuthors, HOUR_MINIMUM * minAuthors, minAuthors, active);
        }
        double ofQuarter = (observed.authors() + 0.5) / observed.windows();
        double ofHour = ofQuarter * EventTime.HOUR / state.baseline().windowMillis();
        double shape = Math.min(observed.authors() + 0.5, MAX_SHAPE);
        return new Thresholds(
                threshold(minAuthors, shape, ofQuarter, surprise),
                threshold(HOUR_MINIMUM * minAuthors, shape, ofHour, surprise),
                threshold(minAuthors, shape, ofHour, surprise * STAY_SHARE),
                active);
    }

    private static int threshold(int atLeast, double shape, double usual, double surprise) {
        double rate = shape / usual;
        int threshold = Math.max(atLeast, (int) usual);
        while (Surprise.of(threshold, shape, rate) < surprise) {
            threshold += 1 + threshold / STEPS;
        }
        return threshold;
    }
}
