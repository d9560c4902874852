package io.rounds.report;

import io.rounds.export.text.SpreadsheetCells;
import io.rounds.report.session.ChatSession;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
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
 * A report as a table (RFC 4180): a line for each session, before the first the edition before it, and for several sessions
 * a line with the totals at the end. Columns are the figures, as plain numbers that a spreadsheet can add and draw.
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
        for (Metric figure : Metric.values()) {
            header.add(figure.column());
        }
        header.addAll(TAIL);
        csv.printRecord(header);
        SessionDocument before = report.sessions().get(0).previous();
        if (before != null) {
            session("previous", before);
        }
        for (ChatSession session : report.sessions()) {
            session("session", session.chat());
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
        for (Metric figure : Metric.values()) {
            number(figure, figure.of(chat));
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
        for (Metric figure : Metric.values()) {
            MetricValue amount = totals.get(figure);
            number(figure, amount == null ? null : amount.value());
        }
        text(bounded(totals, MetricValue.Bound.AT_LEAST));
        text(bounded(totals, MetricValue.Bound.AT_MOST));
        text("");
        text("");
        csv.println();
    }

    /** Names of the figures of which only a bound is known. */
    private static String bounded(Map<Metric, MetricValue> totals, MetricValue.Bound bound) {
        List<String> names = new ArrayList<>();
        for (Metric figure : Metric.values()) {
            MetricValue amount = totals.get(figure);
            if (amount != null && amount.bound() == bound) {
                names.add(figure.column());
            }
        }
        return String.join("|", names);
    }

    private void number(Metric figure, @Nullable Double value) throws IOException {
        csv.print(value == null ? "" : figure.plain(value));
    }

    private void text(String text) throws IOException {
        csv.print(SpreadsheetCells.safe(text));
    }
}
