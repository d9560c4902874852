package io.rounds.report;

import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
import io.rounds.report.session.SessionDetails;
import java.util.List;
import java.util.Map;

/**
 * The data of a report.
 *
 * @param sessions by start; one or more
 * @param totals over all sessions; metrics without a value are missing
 */
public record ChatReport(List<SessionDetails> sessions, Map<Metric, MetricValue> totals, Provenance provenance) {
    public ChatReport {
        sessions = List.copyOf(sessions);
        totals = Map.copyOf(totals);
    }
}
