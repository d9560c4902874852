package io.rounds.report;

import io.rounds.export.text.SpreadsheetCells;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
import io.rounds.report.session.SessionDetails;
import io.rounds.report.session.SessionDocument;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A report as a table (RFC 4180): a row for the session before the first, where there is one, a row for each session,
 * and for several sessions a row of totals. Columns are the metrics, as plain numbers that a spreadsheet can add and
 * plot.
 */
final class CsvReport {
    private static final List<String> HEAD =
            List.of("row", "id", "tag", "title", "status", "scheduled", "started_at", "ended_at");
    private static final List<String> TAIL = List.of("at_least", "at_most", "moderators", "trouble_kinds");

    private final CSVPrinter csv;

    private CsvReport(CSVPrinter csv) {
        this.csv = csv;
    }

    static void write(ChatReport report, Writer out) throws IOException {
        new CsvReport(new CSVPrinter(out, CSVFormat.RFC4180)).write(report);
    }

    private void write(ChatReport report) throws IOException {
        List<String> header = new ArrayList<>(HEAD);
        for (Metric metric : Metric.values()) {
            header.add(metric.column());
        }
        header.addAll(TAIL);
        csv.printRecord(header);
        SessionDocument before = report.sessions().get(0).previous();
        if (before != null) {
            session("previous", before);
        }
        for (SessionDetails session : report.sessions()) {
            session("session", session.document());
        }
        if (report.sessions().size() > 1) {
            totals(report.totals());
        }
    }

    private void session(String row, SessionDocument chat) throws IOException {
        text(row);
        text(chat.id());
        text(chat.tag());
        text(chat.title());
        text(chat.isLive() ? "live" : "closed");
        text(Boolean.toString(chat.isScheduled()));
        text(chat.startedAt().toString());
        text(chat.endedAt() == null ? "" : chat.endedAt().toString());
        for (Metric metric : Metric.values()) {
            number(metric, metric.of(chat));
        }
        text("");
        text("");
        text(String.join("|", chat.moderators()));
        List<String> kinds = new ArrayList<>();
        chat.list("trouble").forEach(trouble -> kinds.add(trouble.path("kind").asText()));
        text(String.join("|", kinds));
        csv.println();
    }

    private void totals(Map<Metric, MetricValue> totals) throws IOException {
        text("total");
        for (int i = 1; i < HEAD.size(); i++) {
            text("");
        }
        for (Metric metric : Metric.values()) {
            MetricValue amount = totals.get(metric);
            number(metric, amount == null ? null : amount.value());
        }
        text(bounded(totals, MetricValue.Bound.AT_LEAST));
        text(bounded(totals, MetricValue.Bound.AT_MOST));
        text("");
        text("");
        csv.println();
    }

    /** Names of the metrics of which only this bound is known. */
    private static String bounded(Map<Metric, MetricValue> totals, MetricValue.Bound bound) {
        List<String> names = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            MetricValue amount = totals.get(metric);
            if (amount != null && amount.bound() == bound) {
                names.add(metric.column());
            }
        }
        return String.join("|", names);
    }

    private void number(Metric metric, @Nullable Double value) throws IOException {
        csv.print(value == null ? "" : metric.plain(value));
    }

    private void text(String text) throws IOException {
        csv.print(SpreadsheetCells.safe(text));
    }
}
