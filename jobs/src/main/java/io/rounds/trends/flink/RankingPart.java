package io.rounds.trends.flink;

import io.rounds.trends.TopicRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The topics of one subtask that may rank now in a community and a window.
 *
 * @param window index in the options
 * @param end of the window, minutes since 1970-01-01T00:00Z
 * @param subtask from 0
 * @param subtasks how many there are
 * @param isLast whether the input has ended, so that the ranking is written even if nothing in it changed
 * @param uses the sum of its topics' tweets in the window
 * @param rows null where they are those of the subtask's part before
 */
record RankingPart(
        String community,
        int window,
        int end,
        int subtask,
        int subtasks,
        boolean isLast,
        long uses,
        @Nullable Rows rows) {

    /** Rows at the top of either ranking, sorted by topic. */
    record Rows(List<TopicRow> hashtags, List<TopicRow> links) {
        Rows {
            hashtags = List.copyOf(hashtags);
            links = List.copyOf(links);
        }
    }

    /** What parts are merged by. */
    String key() {
        return community + ' ' + window;
    }

    /** This part with rows. */
    RankingPart with(Rows known) {
        return new RankingPart(community, window, end, subtask, subtasks, isLast, uses, known);
    }
}
