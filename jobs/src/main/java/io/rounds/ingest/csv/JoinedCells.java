package io.rounds.ingest.csv;

import io.rounds.ingest.x.ArchiveOwner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows together that have too many cells, because a text holds delimiters and the table does not quote. Immutable.
 */
final class JoinedCells {
    private final CsvColumns columns;
    /** The columns that whole sentences are written into. */
    private final boolean[] prose;

    /** @param bareNames those of the columns */
    JoinedCells(CsvColumns columns, List<String> bareNames) {
        this.columns = columns;
        this.prose = new boolean[bareNames.size()];
        for (int i = 0; i < prose.length; i++) {
            prose[i] = isProse(bareNames.get(i));
        }
        for (int place : columns.places(Meaning.TEXT)) {
            prose[place] = true;
        }
    }

    /** Whether people or programs write whole sentences into a column of this name. */
    private static boolean isProse(String bare) {
        return bare.contains("description")
                || bare.contains("location")
                || bare.contains("bio")
                || bare.endsWith("name");
    }

    /**
     * The cells, as many as there are columns; null if delimiters in a text cannot be the reason, or it is not clear which cells
     * belong to the text, because the row makes sense in several ways.
     */
    @Nullable List<String> of(List<String> cells) {
        int more = cells.size() - columns.width();
        List<String> found = null;
        for (int place = 0; place < prose.length; place++) {
            if (!prose[place]) {
                continue;
            }
            List<String> candidate = joined(cells, place, more);
            if (!looksRight(candidate)) {
                continue;
            }
            if (found != null) {
                return null;
            }
            found = candidate;
        }
        return found;
    }

    private List<String> joined(List<String> cells, int place, int more) {
        List<String> joined = new ArrayList<>(prose.length);
        joined.addAll(cells.subList(0, place));
        joined.add(String.join(String.valueOf(columns.delimiter()), cells.subList(place, place + more + 1)));
        joined.addAll(cells.subList(place + more + 1, cells.size()));
        return joined;
    }

    /** Whether the cells that have a form have it. */
    private boolean looksRight(List<String> cells) {
        return RowKeys.hasIdAndTime(columns, cells)
                && columns.cellsOf(cells, Meaning.ACCOUNT).stream().allMatch(JoinedCells::mayBeAccount)
                && columns.cellsOf(cells, Meaning.AUTHOR_ID).stream().allMatch(cell -> CsvIds.of(cell) != null)
                && columns.cellsOf(cells, Meaning.LANG).stream().allMatch(cell -> cell.length() <= 12)
                && columns.cellsOf(cells, Meaning.FOLLOWERS).stream().allMatch(JoinedCells::isNumber);
    }

    private static boolean mayBeAccount(String cell) {
        return ArchiveOwner.isHandle(MissingHeader.bareHandle(cell))
                || CsvValue.isLiteral(cell)
                || CsvAddresses.handle(cell) != null;
    }

    private static boolean isNumber(String cell) {
        return cell.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',');
    }
}
