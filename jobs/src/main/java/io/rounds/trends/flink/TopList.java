package io.rounds.trends.flink;

import io.rounds.trends.TopicGroup;
import io.rounds.trends.TopicRow;
import java.util.List;

/**
 * The topics of one subtask that may rank in a topic group and a window, or corrections of them.
 *
 * @param group key of the {@link TopicGroup}
 * @param window index in the options
 * @param end of the window, minutes since 1970-01-01T00:00Z
 * @param uses the sum of its topics' tweets in the window; in a correction, by how much it grew
 * @param rows its topics at the top of either ranking; in a correction, those that late tweets touched
 */
public record TopList(String group, int window, int end, long uses, List<TopicRow> rows) {
    /** What lists are merged by: the group and the window. */
    public String key() {
        return group + ' ' + window;
    }
}
