package io.rounds.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written as a JSON array of arrays of values ({@code to_json(orient="values")} of pandas, answers of Google
 * Sheets and of databases), as the CSV file that it could be: row by row, each on a line of its own.
 */
final class ValueRows extends InputStream {
    /** How to write or read such a table whose columns nobody knows. */
    static final String NAMELESS =
            "This file is a table without the names of its columns (pandas: orient=\"values\"): write it with their names"
                    + " (orient=\"records\"), or say which column is which, by number: --columns id=1,time=2,account=3,text=4.";

    private static final Pattern BEGINNING = Pattern.compile("\\[\\s*+\\[\\s*+[^\\s\\[{\\]]");
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser json;
    private final boolean numbered;
    private InputStream row = nullInputStream();
    private boolean begun;
    private boolean ended;

    /**
     * @param in UTF-8; closed with this stream
     * @param numbered whether to write a header, which numbers the columns; else the first row is it
     */
    ValueRows(InputStream in, boolean numbered) throws IOException {
        this.json = FACTORY.createParser(in);
        this.numbered = numbered;
    }

    /** Whether a file that begins with this text is such a table. */
    static boolean matches(String start) {
        return BEGINNING.matcher(start).lookingAt();
    }

    /** The first row as a line of CSV, without the end of the line; empty if there is none. */
    String first() throws IOException {
        return line().stripTrailing();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = row.read(into, from, length);
        while (count < 0 && !ended) {
            row = new ByteArrayInputStream(line().getBytes(UTF_8));
            count = row.read(into, from, length);
        }
        return count;
    }

    /** The next row; empty at the end of the table. */
    private String line() throws IOException {
        try {
            boolean first = !begun;
            if (first) {
                begun = true;
                json.nextToken();
            }
            if (json.nextToken() != JsonToken.START_ARRAY) {
                ended = true;
                return "";
            }
            List<String> cells = new ArrayList<>();
            for (@Nullable JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                cells.add(cell(token));
            }
            if (!first) {
                return line(cells);
            }
            if (numbered) {
                List<String> numbers = IntStream.rangeClosed(1, cells.size())
                        .mapToObj(Integer::toString)
                        .toList();
                return line(numbers) + line(cells);
            }
            // A header is one line.
            return line(cells.stream().map(cell -> cell.replace('\n', ' ')).toList());
        } catch (JsonProcessingException broken) {
            // Its message may quote what people wrote.
            throw new IOException(
                    "no JSON, or cut, at byte " + json.currentLocation().getByteOffset(), broken);
        }
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }

    private String cell(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new IOException("cut");
        }
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token.isScalarValue()) {
            return json.getText();
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(text)) {
            copy.copyCurrentStructure(json);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
