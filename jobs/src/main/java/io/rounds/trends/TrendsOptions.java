package io.rounds.trends;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How trends are computed.
 *
 * @param kinds what is counted; at least one
 * @param windows at least one, with different names
 * @param latenessMinutes how long after the end of a window late tweets correct its lists, 0 or more
 * @param top length of each ranking, 1 or more
 * @param minAuthors distinct authors from which on a topic can be unusual, 1 or more
 */
public record TrendsOptions(
        Set<TopicKind> kinds, List<Window> windows, int latenessMinutes, int top, int minAuthors)
        implements Serializable {
    /** Hashtags in the four standard windows, an hour of corrections, rankings of 50, unusual from 3 authors. */
    public static final TrendsOptions STANDARD = new TrendsOptions(Window.STANDARD, 60, 50, 3);

    /** @throws IllegalArgumentException where a value is out of range */
    public TrendsOptions {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("at least one kind of topic is needed");
        }
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        windows = List.copyOf(windows);
        if (windows.isEmpty() || windows.stream().map(Window::name).distinct().count() < windows.size()) {
            throw new IllegalArgumentException("at least one window is needed, and each name once");
        }
        if (latenessMinutes < 0 || top < 1 || minAuthors < 1) {
            throw new IllegalArgumentException("lateness is 0 or more; top and authors are 1 or more");
        }
    }

    /** Options that count hashtags. */
    public TrendsOptions(List<Window> windows, int latenessMinutes, int top, int minAuthors) {
        this(Set.of(TopicKind.HASHTAG), windows, latenessMinutes, top, minAuthors);
    }

    /** These options, counting other kinds of topics. */
    public TrendsOptions withKinds(Set<TopicKind> others) {
        return new TrendsOptions(others, windows, latenessMinutes, top, minAuthors);
    }

    /** These options with other windows. */
    public TrendsOptions withWindows(List<Window> others) {
        return new TrendsOptions(kinds, others, latenessMinutes, top, minAuthors);
    }

    /** The size of the longest window, minutes. */
    public int longestMinutes() {
        return windows.stream().mapToInt(Window::sizeMinutes).max().orElseThrow();
    }
}
