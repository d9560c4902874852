package io.rounds.trends;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How trends are computed.
 *
 * @param kinds what is counted; at least one
 * @param windows at least one, with different names
 * @param latenessMinutes how long after the end of a window late tweets correct its lists, 0 or more
 * @param top length of each ranking, 1 or more
 * @param rankAuthors distinct authors from which on a topic ranks, 1 or more
 * @param minAuthors distinct authors from which on a topic that ranks can be unusual, 1 or more
 * @param burstLevels when a burst of each kind begins: where it is as surprising as so many people under a topic that was
 *     never used before ({@link BurstLevel}); 1 or more
 * @param limits beyond which less is kept of the past
 */
public record TrendsOptions(
        Set<TopicKind> kinds,
        List<Window> windows,
        int latenessMinutes,
        int top,
        int rankAuthors,
        int minAuthors,
        Map<TopicKind, Double> burstLevels,
        Limits limits)
        implements Serializable {
    private static final int MAX_PEOPLE = 100_000;
    private static final Map<TopicKind, Double> BURST_LEVELS = Map.of(TopicKind.HASHTAG, 7.5, TopicKind.LINK, 40.0);

    /**
     * Hashtags and links in the four standard windows, an hour of corrections, rankings of 50 from 2 authors, unusual from
     * 3.
     */
    public static final TrendsOptions STANDARD = new TrendsOptions(
            EnumSet.allOf(TopicKind.class), Window.STANDARD, 60, 50, 2, 3, BURST_LEVELS, Limits.STANDARD);

    /** @throws IllegalArgumentException where a value is out of range */
    public TrendsOptions {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("at least one kind of topic is needed");
        }
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        windows = List.copyOf(windows);
        burstLevels = Map.copyOf(burstLevels);
        if (windows.isEmpty() || windows.stream().map(Window::name).distinct().count() < windows.size()) {
            throw new IllegalArgumentException("at least one window is needed, and each name once");
        }
        if (latenessMinutes < 0 || top < 1 || rankAuthors < 1 || minAuthors < 1) {
            throw new IllegalArgumentException("lateness is 0 or more; top and authors are 1 or more");
        }
        if (!burstLevels.keySet().containsAll(kinds)
                || burstLevels.values().stream().anyMatch(level -> !(level >= 1 && level <= MAX_PEOPLE))) {
            throw new IllegalArgumentException("each kind of topic has a level of bursts, 1 to " + MAX_PEOPLE);
        }
    }

    /** Options that count hashtags, and rank them from one author on. */
    public TrendsOptions(List<Window> windows, int latenessMinutes, int top, int minAuthors) {
        this(Set.of(TopicKind.HASHTAG), windows, latenessMinutes, top, 1, minAuthors, BURST_LEVELS, Limits.STANDARD);
    }

    /** These options, counting other kinds of topics. */
    public TrendsOptions withKinds(Set<TopicKind> others) {
        return new TrendsOptions(others, windows, latenessMinutes, top, rankAuthors, minAuthors, burstLevels, limits);
    }

    /** These options with other windows. */
    public TrendsOptions withWindows(List<Window> others) {
        return new TrendsOptions(kinds, others, latenessMinutes, top, rankAuthors, minAuthors, burstLevels, limits);
    }

    /**
     * These options with topics that rank from another number of authors on.
     *
     * @throws IllegalArgumentException below 1
     */
    public TrendsOptions withRankAuthors(int authors) {
        return new TrendsOptions(kinds, windows, latenessMinutes, top, authors, minAuthors, burstLevels, limits);
    }

    /**
     * These options with other steps of the history.
     *
     * @param steps durations as in {@link Window#of} by name of the window; others stay as they are
     * @throws IllegalArgumentException where there is no such window, or a duration cannot be read
     */
    public TrendsOptions withHistory(Map<String, String> steps) {
        List<Window> changed = new ArrayList<>(windows);
        steps.forEach((name, step) -> {
            int at = windows.stream().map(Window::name).toList().indexOf(name);
            if (at < 0) {
                throw new IllegalArgumentException("there is no window '" + name + "'; there are "
                        + windows.stream().map(Window::name).collect(Collectors.joining(", ")));
            }
            changed.set(at, windows.get(at).withHistory(step));
        });
        return withWindows(changed);
    }

    /**
     * These options with other levels of bursts.
     *
     * @param levels by kind; others stay as they are
     * @throws IllegalArgumentException where a level is out of range
     */
    public TrendsOptions withBurstLevels(Map<TopicKind, Double> levels) {
        Map<TopicKind, Double> changed = new EnumMap<>(burstLevels);
        changed.putAll(levels);
        return new TrendsOptions(kinds, windows, latenessMinutes, top, rankAuthors, minAuthors, changed, limits);
    }

    /** These options with other limits. */
    public TrendsOptions withLimits(Limits others) {
        return new TrendsOptions(kinds, windows, latenessMinutes, top, rankAuthors, minAuthors, burstLevels, others);
    }

    /** The size of the longest window, minutes. */
    public int longestMinutes() {
        return windows.stream().mapToInt(Window::sizeMinutes).max().orElseThrow();
    }
}
