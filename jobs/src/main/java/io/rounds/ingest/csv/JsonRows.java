package io.rounds.ingest.csv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.x.ArchiveOwner;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows of tables that are written as JSON: {@code {"Tweet Id": 123, "Datetime": ..., "Text": ..., "Username": ...}}, as
 * pandas' {@code to_json}, R's jsonlite and databases write them. A name is read as that of a column.
 *
 * <p>Only rows with a column that no other network has are taken for tweets, or with an id that holds the moment of the row as
 * those of X do: a message of a chat, too, has an id, a time, an author and a text, and must not become a tweet.
 */
public final class JsonRows implements FormatParser {
    private static final int MAX_COLUMNS = 500;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Assembler assembler;
    private final CsvEntities entities;
    private final CsvOptions options;
    private final @Nullable ArchiveOwner account;
    private List<String> header = List.of();
    private @Nullable CsvColumns columns;
    private boolean ofX;
    private List<String> cells = List.of();

    /** @param account who wrote the rows, if they do not say */
    public JsonRows(Assembler assembler, RecordLimits limits, CsvOptions options, @Nullable ArchiveOwner account) {
        this.assembler = assembler;
        this.entities = new CsvEntities(assembler, limits);
        this.options = options;
        this.account = account;
    }

    @Override
    public void read(JsonScanner json) throws IOException {
        List<String> names = new ArrayList<>();
        cells = new ArrayList<>();
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            names.add(field);
            cells.add(token == JsonToken.VALUE_NULL ? "" : token.isStructStart() ? copied(json) : json.getText());
        }
        if (!names.equals(header)) {
            header = names;
            columns = columns(names);
            ofX = names.stream().anyMatch(JsonRows::isOfX);
        }
    }

    private @Nullable CsvColumns columns(List<String> names) {
        if (names.size() > MAX_COLUMNS) {
            return null;
        }
        try {
            return CsvColumns.of(names, options, account);
        } catch (Rejection notTweets) {
            return null;
        }
    }

    private static boolean isOfX(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("tweet") || lower.contains("status_id") || lower.contains("screen_name");
    }

    private static String copied(JsonScanner json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(text)) {
            copy.copyCurrentStructure(json.jackson());
        }
        return text.toString();
    }

    /** Whether the record that was read last is a row of tweets. */
    public boolean recognised() {
        return columns != null && (ofX || SnowflakeDates.agree(columns, cells));
    }

    /** What the table is, for people. */
    public String format() {
        return columns == null ? "" : columns.formatOfRows();
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (columns == null) {
            throw new IllegalStateException("The record is no row");
        }
        TweetDraft draft;
        try {
            draft = new CsvRow(columns, cells).draft(entities);
        } catch (RuntimeException defect) {
            throw Assembler.defect(defect);
        }
        assembler.emit(draft, outcome);
    }
}
