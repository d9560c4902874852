package io.rounds.ingest.csv;

import io.rounds.ingest.x.ArchiveOwner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses the header of a table that has none from its first row: {@code id|date|text}, as data sets of tweets are shared. */
final class MissingHeader {
    private static final int FEWEST_DIGITS_OF_AN_ID = 14;
    private static final int FEWEST_COLUMNS = 3;
    /** In rows of so many cells the account stands before the text. */
    private static final int COLUMNS_WITH_ACCOUNT = 4;

    private MissingHeader() {}

    /** Whether a line is a row and no header: it has an id, or a date. */
    static boolean isRow(List<String> cells) {
        return cells.stream().anyMatch(MissingHeader::isLongId)
                || cells.stream().anyMatch(MissingHeader::isDate);
    }

    /** Names for the columns of this row, if it has an id, a date, perhaps an account, and a text; else null. */
    static @Nullable List<String> of(List<String> cells) {
        if (cells.size() < FEWEST_COLUMNS || cells.stream().noneMatch(MissingHeader::isLongId)) {
            return null;
        }
        List<String> names = new ArrayList<>();
        boolean id = false;
        boolean time = false;
        for (String cell : cells) {
            if (!id && isLongId(cell)) {
                id = true;
                names.add(Meaning.ID.key());
            } else if (!time && isDate(cell)) {
                time = true;
                names.add(Meaning.TIME.key());
            } else {
                names.add("");
            }
        }
        return id && time ? completed(names, cells) : null;
    }

    private static @Nullable List<String> completed(List<String> names, List<String> cells) {
        int first = names.indexOf("");
        boolean account = names.lastIndexOf("") > first
                && cells.size() <= COLUMNS_WITH_ACCOUNT
                && ArchiveOwner.isHandle(bareHandle(cells.get(first)));
        if (account) {
            names.set(first, Meaning.ACCOUNT.key());
        }
        int text = names.indexOf("");
        names.set(text, Meaning.TEXT.key());
        // A text may hold delimiters, so all further cells are its own.
        boolean atTheEnd = names.subList(text + 1, names.size()).stream().allMatch(String::isEmpty);
        if (names.contains("")) {
            return atTheEnd ? List.copyOf(names.subList(0, text + 1)) : null;
        }
        return names;
    }

    private static boolean isLongId(String cell) {
        String id = CsvIds.exact(cell);
        return id != null && id.length() >= FEWEST_DIGITS_OF_AN_ID;
    }

    private static boolean isDate(String cell) {
        return CsvDates.parse(cell.strip(), DateOrder.DAY_FIRST) != null;
    }

    /** A handle without the sign before it. */
    static String bareHandle(String cell) {
        String handle = cell.strip();
        return handle.startsWith("@") ? handle.substring(1) : handle;
    }
}
