package io.rounds.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

class CsvCellsTest {
    private static final CSVFormat LIBRARY =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    @Property
    void cellsAreThoseOfTheLibrary(
            @ForAll @Chars({'a', ',', '"', ' ', ';'}) @StringLength(min = 1, max = 20) String row) {
        try (CSVParser parser = CSVParser.parse(row, LIBRARY)) {
            List<String> cells = parser.getRecords().get(0).toList();
            assertThat(CsvCells.of(row, ',')).isEqualTo(cells);
        } catch (IOException | UncheckedIOException notCsv) {
            assertThat(String.join(",", CsvCells.of(row, ','))).isNotEmpty();
        }
    }

    @Example
    void aQuotedCellMayHoldLinesAndQuotationMarks() {
        assertThat(CsvCells.of("1,\"a\nb, \"\"c\"\"\" ,\"\",", ',')).isEqualTo(List.of("1", "a\nb, \"c\"", "", ""));
    }

    @Example
    void aQuotationMarkThatNothingClosesBelongsToTheText() {
        assertThat(CsvCells.of("1\t\"open\t2", '\t')).isEqualTo(List.of("1", "\"open", "2"));
        assertThat(CsvCells.of("1\t\"Well said\" indeed\t2", '\t'))
                .isEqualTo(List.of("1", "\"Well said\" indeed", "2"));
        assertThat(CsvCells.of("\"a\" b,\"c,d\"", ',')).isEqualTo(List.of("\"a\" b", "c,d"));
    }

    @Example
    void cellsThatAllOpenAQuoteAreSplitInLinearTime() {
        assertThat(CsvCells.of("\"a,\"".repeat(200_000), ',')).isNotEmpty();
        assertThat(CsvCells.of(",\"\"a".repeat(200_000), ',')).hasSize(200_001);
    }

    @Example
    void aCarriageReturnInsideARowIsText() {
        assertThat(CsvCells.of("1,a\rb,c", ',')).isEqualTo(List.of("1", "a\rb", "c"));
    }
}
