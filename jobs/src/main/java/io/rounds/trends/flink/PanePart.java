package io.rounds.trends.flink;

import io.rounds.trends.Pane;

/**
 * What one subtask saw of one minute, for the topics of one key group.
 *
 * @param key the number that stands for the key group, see {@link KeyGroups}
 * @param minute since 1970-01-01T00:00Z
 * @param pane empty where it only says that the stream has reached the minute
 */
public record PanePart(int key, int minute, Pane pane) {}
