package io.rounds.export.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.documents.Field;
import io.rounds.documents.IndexSchema;
import io.rounds.export.source.Condition;
import io.rounds.export.source.DocumentQuery;
import io.rounds.export.source.DocumentSource;
import io.rounds.export.source.Documents;
import io.rounds.export.source.NothingFoundException;
import io.rounds.export.source.ProgressListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Documents of one index as a table, sorted by their time and then by id, written as they are read. */
public final class TableExport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int PROGRESS_INTERVAL = 1_000;

    private TableExport() {}

    /**
     * Writes the documents.
     *
     * @param out is flushed, and left open
     * @return the number of documents
     * @throws NothingFoundException when no document matches; nothing has been written then
     * @throws IOException when something cannot be read or written
     */
    public static long write(DocumentSource source, TableRequest request, OutputStream out, ProgressListener progress)
            throws IOException {
        IndexSchema schema = request.schema();
        List<Condition> conditions = request.selection().conditions(schema);
        DocumentQuery query = new DocumentQuery(
                schema.index(),
                conditions,
                List.of(),
                request.withText() ? List.of() : schema.texts(),
                List.of(schema.timeField(), "id"));
        // UTF-8 cannot encode half of a surrogate pair; a Writer replaces it by a question mark.
        Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        long written;
        try (Documents documents = source.open(query)) {
            JsonNode first = documents.next();
            if (first == null) {
                throw NothingFoundException.of(source, schema.index(), conditions);
            }
            written = request.format() == TableFormat.CSV
                    ? writeCsv(first, documents, request, text, progress)
                    : writeNdjson(first, documents, text, progress);
        }
        text.flush();
        return written;
    }

    private static long writeCsv(
            JsonNode first, Documents documents, TableRequest request, Writer out, ProgressListener progress)
            throws IOException {
        List<Field> columns = request.schema().fields().stream()
                .filter(column -> request.withText() || !column.text())
                .toList();
        if (request.byteOrderMark()) {
            out.write(BYTE_ORDER_MARK);
        }
        CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord(columns.stream().map(Field::name));
        long written = 0;
        for (JsonNode document = first; document != null; document = documents.next()) {
            for (Field column : columns) {
                csv.print(TableCells.of(document, column));
            }
            csv.println();
            report(++written, documents, progress);
        }
        csv.flush();
        return written;
    }

    private static long writeNdjson(JsonNode first, Documents documents, Writer out, ProgressListener progress)
            throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        json.setRootValueSeparator(null);
        long written = 0;
        for (JsonNode document = first; document != null; document = documents.next()) {
            JSON.writeTree(json, document);
            json.writeRaw('\n');
            report(++written, documents, progress);
        }
        json.flush();
        return written;
    }

    private static void report(long written, Documents documents, ProgressListener progress) {
        if (written % PROGRESS_INTERVAL == 0) {
            progress.read(written, documents.total());
        }
    }
}
