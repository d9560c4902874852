package io.rounds.report;

import java.util.List;
import java.util.Map;

/**
 * What was asked for, read from the documents.
 *
 * @param sessions by start; one or more
 * @param totals over all sessions; figures without a value are left out
 */
public record Report(List<Session> sessions, Map<Figure, Amount> totals, Provenance provenance) {
    public Report {
        sessions = List.copyOf(sessions);
        totals = Map.copyOf(totals);
    }
}
