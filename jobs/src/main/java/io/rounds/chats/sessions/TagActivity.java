package io.rounds.chats.sessions;

import io.rounds.stats.Surprise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is usual under a tag at an hour, from {@link Baseline}, and how much is clearly more.
 *
 * <p>A tag that nobody used at that hour on earlier days needs no more than the least number of authors. Of others, what is
 * believed of the usual number of authors in a window is a Gamma distribution with the mean of earlier days, so that the
 * number is negative binomial (see {@link Surprise}). A tag that people use all the time needs twice the least number,
 * and a day of watching, since its tweets come in clusters without being a chat.
 */
public final class TagActivity implements SessionFinder.Habits {
    /**
     * Shape of the belief about the usual number, at most. People answer one another, so that even without a chat the number
     * of authors varies far more than by chance: with a shape of 2 its variance is the mean and half of the mean's square.
     */
    private static final double STEADIEST = 2;
    /** The threshold is looked for in steps of a fiftieth. */
    private static final int STEPS = 50;

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final TagState watch;
    private final ChatOptions options;
    private final String tag;
    private final boolean standing;
    private final Map<Long, Integer> thresholds = new HashMap<>();
    private final Map<Long, Baseline.Seen> seen = new HashMap<>();

    /** As if nothing were usual: finds whatever may be a chat. */
    public record Liveliest(int authors) implements SessionFinder.Habits {
        @Override
        public int least(long millis, List<ChatSession> before) {
            return authors;
        }

        @Override
        public boolean inUse(long millis, List<ChatSession> before) {
            return true;
        }
    }

    public TagActivity(String tag, TagState watch, ChatOptions options) {
        this.watch = watch;
        this.options = options;
        this.tag = tag;
        this.standing = options.standingTags().contains(tag);
    }

    @Override
    public int least(long millis, List<ChatSession> before) {
        return thresholds.computeIfAbsent(Math.floorDiv(millis, HOUR), hour -> threshold(seen(millis, before)));
    }

    @Override
    public boolean inUse(long millis, List<ChatSession> before) {
        return standing || seen(millis, before).authors() > 0;
    }

    /** Chats of the day before have ended by then, since no chat is longer than a day. */
    private Baseline.Seen seen(long millis, List<ChatSession> before) {
        return seen.computeIfAbsent(Math.floorDiv(millis, HOUR), hour -> {
            List<TimeRange> chats = new ArrayList<>(watch.past());
            for (ChatSession session : before) {
                if (!session.tooLong()) {
                    chats.add(session.span());
                }
            }
            return watch.usual().seen(hour.intValue(), watch.firstMillis(), chats, options.usualDays());
        });
    }

    private int threshold(Baseline.Seen usual) {
        if (standing && usual.windows() <= 0) {
            return Integer.MAX_VALUE;
        }
        int authors = options.least(tag);
        if (usual.authors() == 0) {
            return authors;
        }
        double seenAuthors = usual.authors() + 0.5;
        double shape = Math.min(seenAuthors, STEADIEST);
        double rate = shape * usual.windows() / seenAuthors;
        int least = Math.max(authors, (int) (shape / rate));
        while (Surprise.of(least, shape, rate) < options.surprise()) {
            least += 1 + least / STEPS;
        }
        return least;
    }
}
