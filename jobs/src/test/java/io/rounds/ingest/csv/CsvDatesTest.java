package io.rounds.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDatesTest {
    private static final String HEADER = "id_str,created_at,from_user,text\n";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-10-21 20:05:00",
                "2013-10-21T20:05Z",
                "2013-10-21 20:05:00 UTC",
                "2013-10-21 20:05:00 GMT+00:00",
                "2013-10-21 16:05:00 EDT",
                "2013-10-21 22:05:00 CEST",
                "2013-10-21 22:05:00.000 +0200",
                "2013/10/21 20:05",
                "21/10/2013 20:05:00",
                "21/10/2013, 20:05",
                "21.10.2013 20:05",
                "21.10.13 20:05",
                "21-10-2013 20:05",
                "21-Oct-2013 20:05:00",
                "21/10/2013 8:05 PM",
                "Mon Oct 21 20:05:00 +0000 2013",
                "Mon Oct 21 13:05:00 PDT 2013",
                "Mon, 21 Oct 2013 20:05:00 +0000",
                "Oct 21, 2013 8:05 PM",
                "October 21, 2013 at 08:05:00 p.m.",
                "21st of October 2013 20:05",
                "8:05 PM - 21 Oct 2013",
                "Oct 21, 2013 · 8:05 PM UTC",
                "Monday, 21 October 2013 20:05",
                "1382385900",
                "1382385900.0",
                "1382385900000",
                "1382385900000000"
            })
    void datesAsToolsWriteThem(String date) {
        assertThat(CsvDates.parse(date, DateOrder.DAY_FIRST)).isEqualTo(Instant.parse("2013-10-21T20:05:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10/21/2013 8:05 PM", "10/21/13 20:05", "10-21-2013 20:05:00"})
    void monthsMayComeFirst(String date) {
        assertThat(CsvDates.parse(date, DateOrder.MONTH_FIRST)).isEqualTo(Instant.parse("2013-10-21T20:05:00Z"));
        assertThat(CsvDates.evidence(date)).isEqualTo(CsvDates.Evidence.MONTH_FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2013-10-21",
                "21/10/2013",
                "10:00",
                "2013-13-01 10:00",
                "2013-02-30 10:00",
                "21/10/2013 25:00",
                "21/10/2013 13:05 PM",
                "Octember 21, 2013 10:00",
                "20131021",
                "2013-10-21 10:00 IST",
                "12345678901234567890",
                "21/10/13/4 10:00",
                "2013-10-21 10:00 +99:00",
                "::",
                "+-+-",
                "1:1"
            })
    void whatIsNoMomentIsNone(String date) {
        assertThat(CsvDates.parse(date, DateOrder.DAY_FIRST)).isNull();
    }

    private Archives.Read read(String rows, String dates) throws IOException {
        Path file = Files.writeString(folder.resolve("dates.csv"), HEADER + rows);
        return Archives.read(file, new ReadingDefaults(null, null, CsvOptions.of(null, dates)));
    }

    private Archives.Read read(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("dates.csv"), HEADER + rows);
        return Archives.read(file, ReadingDefaults.NONE);
    }

    private static Instant time(Archives.Read read) {
        return Objects.requireNonNull(read.results().get(0).tweet()).createdAt();
    }

    @Test
    void theFirstDateThatShowsTheOrderDecidesForAllRows() throws IOException {
        String row = "20000000000200%d,03/04/2013 12:00,alice_md,hello #FOAMed\n";
        assertThat(time(read(row.formatted(1) + "200000000000002,3/14/2013 8:05,alice_md,x\n")))
                .isEqualTo(Instant.parse("2013-03-04T12:00:00Z"));
        assertThat(time(read(row.formatted(1) + "200000000000002,14/3/2013 8:05,alice_md,x\n")))
                .isEqualTo(Instant.parse("2013-04-03T12:00:00Z"));
    }

    @Test
    void theRowThatDecidesMayBeTheLastOfALargeFile() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            rows.append(100_000_000_000_000L + i).append(",03/04/2013 12:00,alice_md,\"hello\n#FOAMed\"\n");
        }
        Archives.Read read = read(rows + "200000000000002,3/14/2013 8:05,alice_md,x\n");

        assertThat(read.results()).hasSize(9_001);
        assertThat(time(read)).isEqualTo(Instant.parse("2013-03-04T12:00:00Z"));
        assertThat(read.notes()).containsExactly("its dates are read month first");
    }

    @Test
    void aFileWhoseDatesHaveTwoReadingsIsRefusedWithTheQuestion() throws IOException {
        String rows = "200000000000001,03/04/2013 12:00,alice_md,a\n200000000000002,05/06/2013 12:00,alice_md,b\n";
        Archives.Read read = read(rows);

        assertThat(read.results()).hasSize(1);
        Parsed refused = read.results().get(0);
        assertThat(Objects.requireNonNull(refused.rejected()).reason()).isEqualTo(Reason.BAD_DATE);
        assertThat(refused.rejected().detail()).contains("--dates");
        assertThat(time(read(rows, "month-first"))).isEqualTo(Instant.parse("2013-03-04T12:00:00Z"));
        assertThat(time(read(rows, "day-first"))).isEqualTo(Instant.parse("2013-04-03T12:00:00Z"));
    }

    @Test
    void datesThatShowBothOrdersAreAQuestion() throws IOException {
        String rows = "200000000000001,03/04/2013 12:00,a,a\n2,13/06/2013 12:00,a,b\n3,06/13/2013 12:00,a,c\n";

        assertThat(read(rows).results()).hasSize(1);
    }

    @Test
    void theSameDayInBothReadingsIsNoQuestion() throws IOException {
        assertThat(time(read("200000000000001,04/04/2013 12:00,alice_md,a\n")))
                .isEqualTo(Instant.parse("2013-04-04T12:00:00Z"));
    }

    @Test
    void theMomentInAnIdDecides() throws IOException {
        // 3 April 2013, 12:00:00 UTC.
        assertThat(time(read(
                        "319419000000000000,03/04/2013 12:00,alice_md,a\n319419000000000001,03/04/2013 12:00,a,b\n")))
                .isEqualTo(Instant.parse("2013-04-03T12:00:00Z"));
    }
}
