package io.rounds.trends.flink;

import io.rounds.trends.Pane;

/**
 * The sums of one subtask for one minute and the topics of one key group.
 *
 * @param key the Flink key of the key group, see {@link KeyGroups}
 * @param minute since 1970-01-01T00:00Z
 * @param pane empty where it only announces that the stream has reached the minute
 */
public record PanePart(int key, int minute, Pane pane) {}
