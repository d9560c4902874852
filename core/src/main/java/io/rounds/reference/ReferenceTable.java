package io.rounds.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the tables of {@code schemas/reference/} from the class path: CSV with a header; {@code #} starts a comment line.
 */
public final class ReferenceTable {
    private static final String FOLDER = "/io/rounds/schemas/reference/";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private ReferenceTable() {}

    /**
     * The rows of a table.
     *
     * @throws IllegalStateException if the class path has no such table
     */
    public static List<CSVRecord> rows(String file) {
        try (InputStream in = open(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /**
     * Opens a file of the folder.
     *
     * @throws IllegalStateException if the class path has no such file
     */
    public static InputStream open(String file) {
        InputStream in = ReferenceTable.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException("Missing on the class path: " + FOLDER + file);
        }
        return in;
    }
}
