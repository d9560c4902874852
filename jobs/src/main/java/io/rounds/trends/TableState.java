package io.rounds.trends;

import java.util.Map;
import java.util.Set;

/**
 * The state of a table besides its panes.
 *
 * @param newest the minute up to which everything is counted
 * @param firstMinute the first minute that the stream is known to have reached
 * @param lastMinute the last one
 * @param histories of all topics, one for each window
 * @param estimated the topics whose authors are estimated
 */
public record TableState(
        int newest,
        int firstMinute,
        int lastMinute,
        Map<String, SeasonalHistory.Snapshot[]> histories,
        Set<String> estimated) {}
