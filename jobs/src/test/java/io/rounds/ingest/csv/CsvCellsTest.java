package io.rounds.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.ingest.draft.Rejection;
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
            @ForAll @Chars({'a', ',', '"', ' ', ';'}) @StringLength(min = 1, max = 20) String row) throws Rejection {
        try (CSVParser parser = CSVParser.parse(row, LIBRARY)) {
            List<String> cells = parser.getRecords().get(0).toList();
            assertThat(CsvCells.of(row, ',')).isEqualTo(cells);
        } catch (IOException | UncheckedIOException notCsv) {
            assertThatThrownBy(() -> CsvCells.of(row, ',')).isInstanceOf(Rejection.class);
        }
    }

    @Example
    void aQuotedCellMayHoldLinesAndQuotationMarks() throws Rejection {
        assertThat(CsvCells.of("1,\"a\nb, \"\"c\"\"\" ,\"\",", ',')).isEqualTo(List.of("1", "a\nb, \"c\"", "", ""));
    }

    @Example
    void aCarriageReturnInsideARowIsText() throws Rejection {
        assertThat(CsvCells.of("1,a\rb,c", ',')).isEqualTo(List.of("1", "a\rb", "c"));
    }
}
