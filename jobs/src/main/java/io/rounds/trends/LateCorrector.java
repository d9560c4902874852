package io.rounds.trends;

import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/** Counts topics with late tweets again from the panes, in every window within the allowed lateness that ended since. */
final class LateCorrector {
    private final List<Window> windows;
    private final int latenessMinutes;
    private final PaneRing panes;
    private final SlidingCounts counts;
    private final TopicHistories histories;

    LateCorrector(TrendsOptions options, PaneRing panes, SlidingCounts counts, TopicHistories histories) {
        this.windows = options.windows();
        this.latenessMinutes = options.latenessMinutes();
        this.panes = panes;
        this.counts = counts;
        this.histories = histories;
    }

    /**
     * Corrects a topic whose late tweets are in panes and counts already.
     *
     * @param lateTweets by minute
     * @param now the end of the newest windows
     * @param corrected receives each corrected count
     */
    void correct(
            String topic,
            int index,
            SortedMap<Integer, Integer> lateTweets,
            int now,
            BiConsumer<WindowEnd, CorrectedCount> corrected) {
        int from = Math.max(lateTweets.firstKey() + 1, now - latenessMinutes + 1);
        for (int w = 0; w < windows.size(); w++) {
            histories.change(index, w, now, counts.authors(index * windows.size() + w));
            int size = windows.get(w).sizeMinutes();
            int to = Math.min(now, lateTweets.lastKey() + size);
            List<TopicCount> recounted = Recount.of(panes, index, counts.sketch(index), size, from, to);
            for (int i = 0; i < recounted.size(); i++) {
                int end = from + i;
                int added = lateTweets.subMap(end - size, end).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                if (added > 0) {
                    TopicCount count = recounted.get(i);
                    histories.raise(index, w, end, count.authors());
                    corrected.accept(new WindowEnd(w, end), new CorrectedCount(topic, count, added));
                }
            }
        }
    }
}
