package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.x.XIds;
import io.rounds.model.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The first line of a table, split.
 *
 * @param delimiter what separates cells
 * @param names those of the columns, as written; made up where the table has no header
 * @param headerless whether the line is the first row
 */
record CsvHeader(char delimiter, List<String> names, boolean headerless) {
    private static final int MAX_DIGITS_OF_A_NUMBER = 4;

    /**
     * Reads the first line of a table.
     *
     * @param line without its line end
     * @param given what separates the cells; 0 for comma, semicolon, tab or vertical bar, whichever the line has most of
     * @param named the columns that the person who reads the table names; numbers alone may mean that there is no header
     */
    static CsvHeader of(String line, char given, Map<String, String> named) {
        char delimiter = given == 0 ? delimiter(line) : given;
        List<String> cells = CsvCells.of(line, delimiter);
        if (named.isEmpty()) {
            List<String> guessed = MissingHeader.of(cells);
            return guessed == null ? new CsvHeader(delimiter, cells, false) : new CsvHeader(delimiter, guessed, true);
        }
        boolean numbers = named.values().stream().allMatch(name -> XIds.isId(name) && !cells.contains(name));
        return new CsvHeader(delimiter, cells, numbers && MissingHeader.isRow(cells));
    }

    /** The header of a row that is not a line of text. */
    static CsvHeader ofNames(List<String> names) {
        return new CsvHeader(',', names, false);
    }

    private static char delimiter(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** How often a character occurs outside quotation marks. */
    private static int count(String text, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            count += c == wanted && !quoted ? 1 : 0;
        }
        return count;
    }

    /** How many cells a row has. */
    int width() {
        return names.size();
    }

    /** The names, stripped and in lower case; none if the table has no header. */
    List<String> normalized() {
        return headerless
                ? List.of()
                : names.stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
    }

    /**
     * The column that somebody names.
     *
     * @param key what the column means to them, for the message
     * @param name its name, or its number from 1
     * @throws Rejection when there is no such column
     */
    int place(String key, String name) throws Rejection {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        String bare = CsvDialect.bare(name);
        for (int i = 0; i < names.size(); i++) {
            if (!bare.isEmpty() && CsvDialect.bare(names.get(i)).equals(bare)) {
                return i;
            }
        }
        if (XIds.isId(name) && name.length() <= MAX_DIGITS_OF_A_NUMBER) {
            int place = Integer.parseInt(name) - 1;
            if (place >= 0 && place < names.size()) {
                return place;
            }
        }
        throw new Rejection(
                Reason.UNKNOWN_FORMAT,
                "No row of this table is read: --columns says " + key + '=' + name + ", but it has no such column. "
                        + shown());
    }

    /** The header in a sentence. Without a header the first line is a row, whose cells nobody should find in a message. */
    String shown() {
        List<String> shown = Outcome.columns(names);
        return shown.isEmpty()
                ? "Its first line does not look like a header."
                : "The header is: " + String.join(", ", shown);
    }
}
