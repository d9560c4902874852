package io.rounds.export.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.documents.IndexSchema;
import io.rounds.export.source.Condition;
import io.rounds.export.source.ListDocuments;
import io.rounds.export.source.NothingFoundException;
import io.rounds.export.source.ProgressListener;
import io.rounds.export.source.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class TableExportTest {
    private static final IndexSchema REJECTED = IndexSchema.of("rejected");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ListDocuments documents = ListDocuments.of(
            "{'id':'a:1','reason':'bad_date','detail':'=1+1','origin':'a, b:1','at':'2026-03-01T00:00:00Z'}",
            "{'id':'a:2','reason':'bad_row','detail':'Gr\u00fc\u00dfe','origin':'a:2','at':'2026-03-02T00:00:00Z'}");

    private String export(TableFormat format, boolean withText, boolean mark) throws IOException {
        TableRequest request = new TableRequest(REJECTED, Selection.ALL, format, withText, mark);
        assertThat(TableExport.write(documents, request, out, ProgressListener.NONE))
                .isEqualTo(2);
        return out.toString(UTF_8);
    }

    @Test
    void csvHasAHeaderAndLinesThatEndAsTheRfcWants() throws IOException {
        assertThat(export(TableFormat.CSV, false, false)).isEqualTo("""
                id,reason,detail,origin,at,bytes,sha256,fields\r
                a:1,bad_date,'=1+1,"a, b:1",2026-03-01T00:00:00Z,,,\r
                a:2,bad_row,Gr\u00fc\u00dfe,a:2,2026-03-02T00:00:00Z,,,\r
                """);
    }

    @Test
    void aByteOrderMarkIsThereIfAsked() throws IOException {
        assertThat(export(TableFormat.CSV, false, true)).startsWith("\ufeffid,reason");
    }

    @Test
    void ndjsonGivesTheDocumentsAsTheyAre() throws IOException {
        assertThat(export(TableFormat.NDJSON, true, false)).isEqualTo("""
                {"id":"a:1","reason":"bad_date","detail":"=1+1","origin":"a, b:1","at":"2026-03-01T00:00:00Z"}
                {"id":"a:2","reason":"bad_row","detail":"Gr\u00fc\u00dfe","origin":"a:2","at":"2026-03-02T00:00:00Z"}
                """);
    }

    @Test
    void textOfUsersIsReadOnlyOnRequest() throws IOException {
        export(TableFormat.NDJSON, false, false);
        assertThat(documents.asked().excludedFields()).containsExactly("payload");
        export(TableFormat.CSV, true, false);
        assertThat(documents.asked().excludedFields()).isEmpty();
        assertThat(out.toString(UTF_8)).contains("fields,payload\r\n");
    }

    @Test
    void documentsAreSortedByTimeAndId() throws IOException {
        export(TableFormat.CSV, false, false);
        assertThat(documents.asked().order()).containsExactly("at", "id");
    }

    @Test
    void withoutAnyDocumentNothingIsWrittenAndTheReasonIsSaid() {
        TableRequest request = new TableRequest(REJECTED, Selection.ALL, TableFormat.CSV, false, false);
        assertThatThrownBy(() -> TableExport.write(new ListDocuments(List.of()), request, out, ProgressListener.NONE))
                .isInstanceOf(NothingFoundException.class)
                .hasMessageContaining("rejected is empty");
        assertThat(out.size()).isZero();
    }

    @Test
    void aLoneHalfOfASurrogatePairDoesNotEndTheExport() throws IOException {
        ListDocuments hostile = ListDocuments.of("{'id':'a','detail':'x\\ud800y','at':'2026-03-02T00:00:00Z'}");
        for (TableFormat format : TableFormat.values()) {
            out.reset();
            TableExport.write(
                    hostile,
                    new TableRequest(REJECTED, Selection.ALL, format, true, false),
                    out,
                    ProgressListener.NONE);
            assertThat(out.toString(UTF_8)).contains("x?y");
        }
    }

    @Test
    void aChatIsARowWithItsMetricsAndItsListsInCells() throws IOException {
        ListDocuments chats = ListDocuments.of(
                "{'id':'ww@2026-01-06T20:00:00Z','tag':'ww','tags':['ww','wwchat'],'title':'=Ward','status':'live',"
                        + "'started_at':'2026-01-06T20:00:00Z','ended_at':null,'tweets':8,'impressions':2660,"
                        + "'tweets_per_hour':8.5,'pulse':[{'minute':'2026-01-06T20:00:00Z','tweets':5,'participants':2},"
                        + "{'minute':'2026-01-06T20:01:00Z','tweets':3,'participants':3}],"
                        + "'questions':[{'label':'Q1','answers':['x:3','x:5']},{'label':'Q2','answers':[]}]}");
        TableRequest request = new TableRequest(IndexSchema.of("chats"), Selection.ALL, TableFormat.CSV, false, false);
        TableExport.write(chats, request, out, ProgressListener.NONE);
        assertThat(chats.asked().order()).containsExactly("started_at", "id");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        CSVRecord row =
                CSVParser.parse(out.toString(UTF_8), format).getRecords().get(0);
        assertThat(row.toMap())
                .containsEntry("tags", "ww|wwchat")
                .containsEntry("title", "'=Ward")
                .containsEntry("ended_at", "")
                .containsEntry("impressions", "2660")
                .containsEntry("tweets_per_hour", "8.5")
                .containsEntry("pulse.tweets", "5|3")
                .containsEntry("pulse.participants", "2|3")
                .containsEntry("questions.label", "Q1|Q2")
                .containsEntry("questions.answers", "x:3 x:5|");
    }

    @Test
    void aChatIsFoundByEveryHashtagItHas() {
        Selection selection = new Selection(null, null, List.of(), List.of("#WWChat"), List.of(), List.of());
        assertThat(selection.conditions(IndexSchema.of("chats")))
                .containsExactly(
                        new Condition.AnyOf("with the hashtag wwchat", List.of("tag", "tags"), List.of("wwchat")));
    }
}
