package io.rounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.report.session.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {
    @TempDir
    Path folder;

    private final Samples samples = Samples.fresh();

    private List<CSVRecord> rows(String name) throws IOException {
        String csv = samples.written(folder, name, true, ReportFormat.CSV);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return CSVParser.parse(csv, format).getRecords();
    }

    @Test
    void aSessionIsARowAfterThePreviousSession() throws IOException {
        List<CSVRecord> rows = rows(Samples.SECOND);
        assertThat(rows).extracting(row -> row.get("row")).containsExactly("previous", "session");
        assertThat(rows).extracting(row -> row.get("id")).containsExactly(Samples.FIRST, Samples.SECOND);
        CSVRecord row = rows.get(1);
        for (Metric metric : Metric.values()) {
            if (samples.chat(1).path(metric.column()).isNumber()) {
                assertThat(Double.parseDouble(row.get(metric.column())))
                        .as(metric.column())
                        .isEqualTo(samples.chat(1).path(metric.column()).asDouble());
            }
        }
        assertThat(row.get("impressions")).isEqualTo("2660");
        assertThat(row.get("first_answer_seconds")).isEqualTo("65.00");
        assertThat(row.get("started_at")).isEqualTo("2026-01-06T20:00:00Z");
        assertThat(row.get("trouble_kinds")).isEqualTo("flood");
        assertThat(rows.get(0).get("answers_per_question")).isEmpty();
    }

    @Test
    void severalSessionsEndWithTheirTotalsAndNameBounds() throws IOException {
        List<CSVRecord> rows = rows("wardwisdomchat");
        assertThat(rows).extracting(row -> row.get("row")).containsExactly("session", "session", "session", "total");
        CSVRecord total = rows.get(3);
        assertThat(total.get("tweets")).isEqualTo("1244");
        assertThat(total.get("participants")).isEqualTo("5");
        assertThat(total.get("at_least")).isEqualTo("participants|participants_clean");
        assertThat(total.get("at_most")).isEqualTo("reach_upper_bound");
        assertThat(rows.get(2).get("ended_at")).isEmpty();
    }

    @Test
    void noCellIsAFormula() throws IOException {
        samples.chat(1).put("title", "=HYPERLINK(\"http://x\")");
        samples.chat(1).putArray("moderators").add("@SUM(1)");
        CSVRecord row = rows(Samples.SECOND).get(1);
        assertThat(row.get("title")).isEqualTo("'=HYPERLINK(\"http://x\")");
        assertThat(row.get("moderators")).isEqualTo("'@SUM(1)");
    }
}
