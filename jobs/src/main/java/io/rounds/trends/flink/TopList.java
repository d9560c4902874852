package io.rounds.trends.flink;

import io.rounds.trends.TopicRow;
import java.util.List;

/**
 * What one subtask has for the rankings of a community in a window, or corrects in them.
 *
 * @param window index in the options
 * @param end of the window, minutes since 1970-01-01T00:00Z
 * @param uses the sum of its topics' tweets in the window; in a correction, by how much it grew
 * @param rows its topics at the top of either ranking; in a correction, those that late tweets touched
 */
public record TopList(String community, int window, int end, long uses, List<TopicRow> rows) {
    /** What the lists of all subtasks meet by. */
    public String key() {
        return community + ' ' + window;
    }
}
