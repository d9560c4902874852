package io.rounds.report;

import io.rounds.report.session.ChatSession;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
import java.util.List;
import java.util.Map;

/**
 * What was asked for, read from the documents.
 *
 * @param sessions by start; one or more
 * @param totals over all sessions; figures without a value are left out
 */
public record ChatReport(List<ChatSession> sessions, Map<Metric, MetricValue> totals, Provenance provenance) {
    public ChatReport {
        sessions = List.copyOf(sessions);
        totals = Map.copyOf(totals);
    }
}
