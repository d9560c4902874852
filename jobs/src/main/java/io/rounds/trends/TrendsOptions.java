package io.rounds.trends;

import java.io.Serializable;
import java.util.List;

/**
 * How trends are computed.
 *
 * @param windows what is counted; at least one, with different names
 * @param latenessMinutes how long lists already written are corrected when late tweets come
 * @param top how many topics each ranking has
 * @param minAuthors distinct authors from which on a topic can be unusual
 */
public record TrendsOptions(List<Window> windows, int latenessMinutes, int top, int minAuthors)
        implements Serializable {
    /** The four standard windows, an hour of corrections, rankings of 50, unusual from 3 authors on. */
    public static final TrendsOptions STANDARD = new TrendsOptions(Window.STANDARD, 60, 50, 3);

    public TrendsOptions {
        windows = List.copyOf(windows);
        if (windows.isEmpty() || windows.stream().map(Window::name).distinct().count() < windows.size()) {
            throw new IllegalArgumentException("at least one window is needed, and each name once");
        }
        if (latenessMinutes < 0 || top < 1 || minAuthors < 1) {
            throw new IllegalArgumentException("lateness is 0 or more; top and authors are 1 or more");
        }
    }

    public TrendsOptions withWindows(List<Window> others) {
        return new TrendsOptions(others, latenessMinutes, top, minAuthors);
    }

    /** The size of the longest window, minutes. */
    public int longestMinutes() {
        return windows.stream().mapToInt(Window::sizeMinutes).max().orElseThrow();
    }
}
