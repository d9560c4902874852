package io.rounds.ingest.tools;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a table that pandas has written by {@code to_json} into an array of its rows: {@code orient="columns"}, which is the
 * usual one ({@code {"id": {"0": ..}, "text": {"0": ..}}}), {@code "index"} ({@code {"0": {"id": .., "text": ..}}}), {@code "split"}
 * and {@code "table"}. (The orients {@code "records"}, with and without lines, are records as they are; {@code "values"} has
 * lost the names.)
 *
 * <p>Only places in the record are kept while it is read: eight bytes for a cell.
 */
public final class Table {
    /** Names of columns are repeated in each row: a table may grow so many times. */
    private static final int MAX_GROWTH = 8;

    /** The most digits of a row's label. */
    private static final int MAX_LABEL = 20;

    private final byte[] record;
    private final int from;
    private final List<Column> columns = new ArrayList<>();

    private Table(byte[] record, int from) {
        this.record = record;
        this.from = from;
    }

    /** Where the cells of a column begin and end. */
    private static final class Column {
        final String name;
        private int[] places = new int[16];
        private int size;

        Column(String name) {
            this.name = name;
        }

        void add(int start, int end) {
            if (size + 2 > places.length) {
                places = Arrays.copyOf(places, places.length * 2);
            }
            places[size++] = start;
            places[size++] = end;
        }

        int cells() {
            return size / 2;
        }
    }

    /**
     * The rows of the table that this part of a record is, as a JSON array; null if it is no table.
     *
     * @throws IOException when the JSON is broken, or would be many times as large
     */
    public static byte @Nullable [] rows(byte[] record, int from, int to) throws IOException {
        try (JsonScanner json = JsonScanner.of(record, from, to)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            String first = json.nextFieldName();
            if (first == null) {
                return null;
            }
            Table table = new Table(record, from);
            if (first.equals("columns")) {
                return table.split(json);
            }
            if (first.equals("schema")) {
                return table.data(json);
            }
            return isLabel(first) ? table.index(json) : table.byColumn(json, first);
        }
    }

    private static boolean isLabel(String text) {
        if (text.isEmpty() || text.length() > MAX_LABEL) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Each row under its label. */
    private byte @Nullable [] index(JsonScanner json) throws IOException {
        Column rows = new Column("");
        for (String label = json.currentName(); label != null; label = json.nextFieldName()) {
            if (!isLabel(label) || json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            TooManyValues.check(rows.cells());
            cell(json, rows);
        }
        return list(rows);
    }

    /** Each column under its name, its cells under the labels of the rows, in the same order everywhere. */
    private byte @Nullable [] byColumn(JsonScanner json, String first) throws IOException {
        @Nullable String firstLabel = null;
        for (String name = first; name != null; name = json.nextFieldName()) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Column column = new Column(name);
            for (String label = json.nextFieldName(); label != null; label = json.nextFieldName()) {
                if (column.cells() == 0) {
                    if (firstLabel != null && !firstLabel.equals(label)) {
                        return null;
                    }
                    firstLabel = label;
                }
                if (!isLabel(label)) {
                    return null;
                }
                TooManyValues.check(column.cells());
                json.nextToken();
                cell(json, column);
            }
            if (!columns.isEmpty() && columns.get(0).cells() != column.cells()) {
                return null;
            }
            TooManyValues.check(columns.size());
            columns.add(column);
        }
        return columns.size() < 2 || columns.get(0).cells() == 0 ? null : transposed();
    }

    /** {@code {"columns": [names], "index": [labels], "data": [[cells], ...]}}. */
    private byte @Nullable [] split(JsonScanner json) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            return null;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (!token.isScalarValue()) {
                return null;
            }
            TooManyValues.check(columns.size());
            columns.add(new Column(json.getText()));
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (!field.equals("data")) {
                JsonTokens.skip(json);
            } else if (!splitRows(json)) {
                return null;
            }
        }
        return columns.isEmpty() || columns.get(0).cells() == 0 ? null : transposed();
    }

    private boolean splitRows(JsonScanner json) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            return false;
        }
        for (JsonToken row = json.nextToken(); row != JsonToken.END_ARRAY; row = json.nextToken()) {
            if (row != JsonToken.START_ARRAY) {
                return false;
            }
            for (Column column : columns) {
                TooManyValues.check(column.cells());
                if (json.nextToken() == JsonToken.END_ARRAY) {
                    return false;
                }
                cell(json, column);
            }
            if (json.nextToken() != JsonToken.END_ARRAY) {
                return false;
            }
        }
        return true;
    }

    /** {@code {"schema": {...}, "data": [rows]}}. */
    private byte @Nullable [] data(JsonScanner json) throws IOException {
        @Nullable Column rows = null;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            if (field.equals("data") && rows == null) {
                rows = new Column("");
                json.nextToken();
                cell(json, rows);
            } else {
                JsonTokens.skip(json);
            }
        }
        if (rows == null || record[from + rows.places[0]] != '[') {
            return null;
        }
        return Arrays.copyOfRange(record, from + rows.places[0], from + rows.places[1]);
    }

    /** Notes where the value begins and ends that the parser stands at the beginning of. */
    private static void cell(JsonScanner json, Column column) throws IOException {
        int start = json.start();
        json.skipChildren();
        column.add(start, json.end());
    }

    private byte[] list(Column rows) {
        ByteArrayOutputStream list = new ByteArrayOutputStream(record.length - from);
        for (int row = 0; row < rows.cells(); row++) {
            list.write(row == 0 ? '[' : ',');
            write(rows, row, list);
        }
        list.write(']');
        return list.toByteArray();
    }

    private byte[] transposed() throws IOException {
        int rows = columns.get(0).cells();
        List<byte[]> names = new ArrayList<>(columns.size());
        long growth = 0;
        for (Column column : columns) {
            byte[] quoted = ('"'
                            + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(column.name)) + "\":")
                    .getBytes(StandardCharsets.UTF_8);
            names.add(quoted);
            growth += (long) quoted.length * rows;
        }
        if (growth > (long) MAX_GROWTH * (record.length - from)) {
            throw new TooManyValues();
        }
        ByteArrayOutputStream list = new ByteArrayOutputStream(record.length - from);
        for (int row = 0; row < rows; row++) {
            list.write(row == 0 ? '[' : ',');
            for (int i = 0; i < columns.size(); i++) {
                list.write(i == 0 ? '{' : ',');
                list.writeBytes(names.get(i));
                write(columns.get(i), row, list);
            }
            list.write('}');
        }
        list.write(']');
        return list.toByteArray();
    }

    private void write(Column column, int row, ByteArrayOutputStream into) {
        int start = column.places[2 * row];
        into.write(record, from + start, column.places[2 * row + 1] - start);
    }
}
