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
 */
public final class TagActivity implements SessionFinder.Activity {
    /**
     * Upper bound of the prior's shape. People answer one another, so that even without a chat the number
     * of authors varies far more than by chance: with a shape of 2 its variance is the mean and half of the mean's square.
     */
    private static final double MAX_SHAPE = 2;
    /** The search for the threshold goes up in steps of a fiftieth. */
    private static final int STEPS = 50;

    private final TagHeader state;
    private final ChatOptions options;
    private final String tag;
    private final boolean standing;
    private final Map<Long, Integer> thresholds = new HashMap<>();
    private final Map<Long, Baseline.Observed> observed = new HashMap<>();

    public TagActivity(String tag, TagHeader state, ChatOptions options) {
        this.state = state;
        this.options = options;
        this.tag = tag;
        this.standing = options.standingTags().contains(tag);
    }

    @Override
    public int minAuthors(long millis, List<ChatSession> before) {
        return thresholds.computeIfAbsent(
                Math.floorDiv(millis, EventTime.HOUR), hour -> threshold(observed(millis, before)));
    }

    @Override
    public boolean isUsuallyActive(long millis, List<ChatSession> before) {
        return standing || observed(millis, before).authors() > 0;
    }

    /** Chats of the day before have ended by then, since no chat is longer than a day. */
    private Baseline.Observed observed(long millis, List<ChatSession> before) {
        return observed.computeIfAbsent(Math.floorDiv(millis, EventTime.HOUR), hour -> {
            List<TimeRange> chats = new ArrayList<>(state.pastChats());
            for (ChatSession session : before) {
                if (!session.tooLong()) {
                    chats.add(session.range());
                }
            }
            return state.baseline().observed(hour.intValue(), state.firstMillis(), chats, options.usualDays());
        });
    }

    private int threshold(Baseline.Observed observed) {
        if (standing && observed.windows() <= 0) {
            return Integer.MAX_VALUE;
        }
        int minAuthors = options.minAuthors(tag);
        if (observed.authors() == 0) {
            return minAuthors;
        }
        double seenAuthors = observed.authors() + 0.5;
        double shape = Math.min(seenAuthors, MAX_SHAPE);
        double rate = shape * observed.windows() / seenAuthors;
        int threshold = Math.max(minAuthors, (int) (shape / rate));
        while (Surprise.of(threshold, shape, rate) < options.surprise()) {
            threshold += 1 + threshold / STEPS;
        }
        return threshold;
    }
}
