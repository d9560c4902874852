package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Platform;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What no single row of a table shows: whether a spreadsheet has rounded its ids, which of its columns only numbers the rows,
 * and which number of its dates is the day.
 *
 * <p>Decided once, from the first rows, before any row is parsed; afterwards threads only note that they met a lost id.
 */
public final class CsvFacts {
    /** The note on a file whose ids are no longer those of the network. */
    public static final String LOST_IDS =
            "its ids have lost digits: each tweet concerned counts under an id of Rounds' own";

    /** The note on a file whose references to other tweets cannot be followed. */
    public static final String LOST_REFERENCES =
            "ids of tweets that its tweets refer to have lost digits: what is a repost, a quote or a reply stays one, but not of"
                    + " which tweet";

    /** The columns that name other tweets. */
    private static final Meaning[] REFERENCES = {
        Meaning.REPOST_OF, Meaning.QUOTE_OF, Meaning.SOURCE_OF, Meaning.REPLY_TO, Meaning.CONVERSATION
    };

    /** Digits of the numbers of a spreadsheet. */
    private static final int DIGITS_OF_SPREADSHEET = 15;
    /** Digits that distinguish one double from all others, as JavaScript and Python write it. */
    private static final int DIGITS_OF_DOUBLE = 17;
    /** Ids that end in more zeros than these were made up. */
    private static final int MOST_ZEROS = 7;

    private static final int BITS_OF_MANTISSA = 52;
    /** All ids so far begin with 1 or 2; the largest long begins with 9. */
    private static final int MOST_DIGITS_OF_LONG = 19;

    private static final int SHORTEST_ROUNDED = 17;
    private static final int FEWEST_ROUNDED_DOUBLES = 7;
    /** So improbable must it be, in bits, that ids end in zeros by chance. */
    private static final double BITS = 9.9;

    private static final double BITS_OF_A_ZERO = Math.log(10) / Math.log(2);
    private static final int FEWEST_DOUBLES = 20;
    private static final int FEWEST_REFERENCES = 3;

    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicBoolean lostReference = new AtomicBoolean();
    /** How many digits the ids in a column of references have kept, where not all. */
    private final Map<Meaning, Integer> keptInReferences = new EnumMap<>(Meaning.class);
    /** The columns of references that are floating-point numbers written out. */
    private final Set<Meaning> doubleReferences = EnumSet.noneOf(Meaning.class);

    private final @Nullable DateOrder given;
    private @Nullable DateOrder decided;
    private CsvDates.Evidence dates = CsvDates.Evidence.NONE;
    private boolean contradictory;
    private boolean rowNames;
    private int keptDigits;
    private int @Nullable [] idPlaces;
    private boolean rowNumbers;
    private boolean doubles;

    CsvFacts(@Nullable DateOrder given) {
        this.given = given;
    }

    /** Which number of a date is the day, as far as known; else the day comes first. */
    DateOrder order() {
        if (decided != null && given == null) {
            return decided;
        }
        return given == null ? DateOrder.DAY_FIRST : given;
    }

    boolean hasRowNames() {
        return rowNames;
    }

    /** The columns that hold ids, best first. */
    int[] idPlaces(int[] all) {
        return idPlaces == null ? all : idPlaces;
    }

    /** The id, or {@link CsvIds#LOST} if the table's ids are rounded and this is one that may be. */
    @Nullable String isRounded(@Nullable String id) {
        return isRounded(id, keptDigits) ? CsvIds.LOST : id;
    }

    private static boolean isRounded(@Nullable String id, int kept) {
        return kept > 0 && id != null && id.length() >= SHORTEST_ROUNDED && CsvIds.significantDigits(id) <= kept;
    }

    /**
     * The id of another tweet in a column of references, which may have lost digits where the ids of the rows have not: a
     * column with gaps is one of floating-point numbers in pandas.
     *
     * @return the digits, {@link CsvIds#LOST}, or null if the cell names no tweet; 0 is how some tools write that there is none
     */
    @Nullable String reference(Meaning meaning, @Nullable String cell) {
        String id = CsvIds.of(cell);
        if (id == null || id.equals("0")) {
            return null;
        }
        boolean rounded = id.isEmpty()
                || isRounded(id, keptDigits)
                || isRounded(id, keptInReferences.getOrDefault(meaning, 0))
                || (id.length() >= SHORTEST_ROUNDED && doubleReferences.contains(meaning));
        if (rounded && !lostReference.get()) {
            lostReference.set(true);
        }
        return rounded ? CsvIds.LOST : id;
    }

    /** Whether it is known which number of a date is the day. */
    boolean hasOrder() {
        return given != null || decided != null;
    }

    /** Whether the ids of the table only number its rows. */
    boolean areRowNumbers() {
        return rowNumbers;
    }

    /** Notes that a row has no id of the network. */
    void noteLost() {
        if (!lost.get()) {
            lost.set(true);
        }
    }

    /**
     * Looks at the first rows.
     *
     * @param rows without their line ends
     * @throws Rejection when the table cannot be used, because its rows do not say who wrote them
     */
    public void sample(List<byte[]> rows, CsvColumns columns) throws Rejection {
        List<List<String>> all = new ArrayList<>();
        int longer = 0;
        for (byte[] row : rows) {
            List<String> cells = CsvCells.of(row, 0, row.length, columns.delimiter());
            longer += cells.size() == columns.width() + 1 ? 1 : 0;
            all.add(cells);
        }
        // R's write.table names the columns and not the one of the rows' names.
        rowNames = longer * 10 > all.size() * 9
                && all.stream()
                        .filter(cells -> cells.size() == columns.width() + 1)
                        .allMatch(cells -> isRowNamed(cells, columns));
        List<List<String>> rowsOfCells = new ArrayList<>();
        for (List<String> cells : all) {
            List<String> own = rowNames ? cells.subList(1, cells.size()) : cells;
            if (own.size() == columns.width()) {
                rowsOfCells.add(own);
            }
        }
        columns.requireAuthors(rowsOfCells);
        Set<String> ids = decideIds(rowsOfCells, columns);
        decideReferences(rowsOfCells, ids, columns);
        for (List<String> cells : rowsOfCells) {
            noteDates(cells, columns);
        }
    }

    private static boolean isRowNamed(List<String> cells, CsvColumns columns) {
        return RowKeys.hasIdAndTime(columns, cells.subList(1, cells.size()))
                && !RowKeys.hasIdAndTime(columns, cells.subList(0, columns.width()));
    }

    private Set<String> decideIds(List<List<String>> rows, CsvColumns columns) {
        int[] places = columns.places(Meaning.ID);
        List<List<String>> ids = new ArrayList<>();
        for (int place : places) {
            List<String> exact = new ArrayList<>();
            for (List<String> cells : rows) {
                String id = CsvIds.exact(CsvColumns.usable(cells.get(place)));
                if (id != null) {
                    exact.add(id);
                }
            }
            ids.add(exact);
        }
        boolean addressed = rows.stream().anyMatch(cells -> RowKeys.idOfAddress(columns, cells) != null);
        List<Integer> good = new ArrayList<>();
        Set<String> distinct = new HashSet<>();
        for (int i = 0; i < places.length; i++) {
            int self = i;
            boolean others = addressed
                    || IntStream.range(0, places.length)
                            .anyMatch(j -> j != self
                                    && !areRowNumbers(ids.get(j))
                                    && !ids.get(j).isEmpty());
            if (areRowNumbers(ids.get(i)) && (others || isNoId(ids.get(i).get(0), columns))) {
                rowNumbers |= !others;
            } else {
                good.add(places[i]);
                if (distinct.isEmpty()) {
                    distinct.addAll(ids.get(i));
                }
            }
        }
        rowNumbers &= distinct.isEmpty();
        idPlaces = good.stream().mapToInt(place -> place).toArray();
        keptDigits = keptDigits(distinct);
        doubles = keptDigits == 0 && areDoubles(distinct, FEWEST_DOUBLES);
        if (rows.stream().anyMatch(cells -> CsvIds.LOST.equals(RowKeys.id(columns, cells)))) {
            noteLost();
        }
        return distinct;
    }

    /** Decides the same for columns of references. One to a row of the table has all digits that the row's id has. */
    private void decideReferences(List<List<String>> rows, Set<String> idsOfRows, CsvColumns columns) {
        for (Meaning meaning : REFERENCES) {
            Set<String> ids = new HashSet<>();
            for (List<String> cells : columns.has(meaning) ? rows : List.<List<String>>of()) {
                for (String cell : columns.cellsOf(cells, meaning)) {
                    String id = CsvIds.exact(cell);
                    if (id != null && !idsOfRows.contains(id)) {
                        ids.add(id);
                    }
                }
            }
            int kept = keptDigits(ids);
            if (kept > 0) {
                keptInReferences.put(meaning, kept);
            } else if (areDoubles(ids, FEWEST_REFERENCES)) {
                doubleReferences.add(meaning);
            }
        }
    }

    /** Whether it is 0 or 1, which no tweet of X has: the first one of March 2006 has 20. */
    private static boolean isNoId(String first, CsvColumns columns) {
        return columns.dialect().platform() == Platform.X && (first.equals("0") || first.equals("1"));
    }

    /** Whether the numbers count rows: each is the one before it and one more, and the first is small. */
    private static boolean areRowNumbers(List<String> ids) {
        if (ids.isEmpty() || ids.get(0).length() > 7) {
            return false;
        }
        long first = Long.parseLong(ids.get(0));
        for (int i = 1; i < ids.size(); i++) {
            if (ids.get(i).length() > 9 || Long.parseLong(ids.get(i)) != first + i) {
                return false;
            }
        }
        return true;
    }

    /** How many digits the ids have kept: those of a spreadsheet or of a double; 0 if they have all. */
    private static int keptDigits(Set<String> ids) {
        int looked = 0;
        int ofSpreadsheet = 0;
        int ofDouble = 0;
        double bits = 0;
        double bitsOfDouble = 0;
        for (String id : ids) {
            int significant = CsvIds.significantDigits(id);
            int zeros = id.length() - significant;
            if (id.length() < SHORTEST_ROUNDED || zeros > MOST_ZEROS) {
                continue;
            }
            looked++;
            if (significant <= DIGITS_OF_SPREADSHEET) {
                ofSpreadsheet++;
                bits += zeros * BITS_OF_A_ZERO;
            }
            if (significant <= DIGITS_OF_DOUBLE && id.length() > DIGITS_OF_DOUBLE) {
                ofDouble++;
                bitsOfDouble += (id.length() - DIGITS_OF_DOUBLE) * BITS_OF_A_ZERO;
            }
        }
        if (looked > 0 && ofSpreadsheet * 10 >= looked * 9 && bits >= BITS) {
            return DIGITS_OF_SPREADSHEET;
        }
        return ofDouble >= FEWEST_ROUNDED_DOUBLES && ofDouble == looked && bitsOfDouble >= 2 * BITS
                ? DIGITS_OF_DOUBLE
                : 0;
    }

    /** Whether all long ids are values of a double: one in 32 or fewer is so by chance, of 19 digits one in 256. */
    private static boolean areDoubles(Set<String> ids, int fewest) {
        int looked = 0;
        double bits = 0;
        for (String id : ids) {
            boolean madeUp = id.length() - CsvIds.significantDigits(id) > MOST_ZEROS;
            if (id.length() >= SHORTEST_ROUNDED && id.length() <= MOST_DIGITS_OF_LONG && !madeUp) {
                looked++;
                long value = Long.parseUnsignedLong(id);
                if ((long) (double) value != value) {
                    return false;
                }
                bits += Math.max(0, Math.getExponent((double) value) - BITS_OF_MANTISSA);
            }
        }
        return looked >= fewest && bits >= 2 * BITS;
    }

    /** Notes what a row shows about the order of day and month. True if that is decided. */
    boolean noteDates(List<String> cells, CsvColumns columns) {
        for (String time : RowKeys.times(columns, cells)) {
            CsvDates.Evidence evidence = CsvDates.evidence(time);
            if (evidence == CsvDates.Evidence.DAY_FIRST || evidence == CsvDates.Evidence.MONTH_FIRST) {
                DateOrder shown = evidence == CsvDates.Evidence.DAY_FIRST ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
                contradictory |= decided != null && decided != shown;
                decided = decided == null ? shown : decided;
                return true;
            }
            if (evidence == CsvDates.Evidence.EITHER) {
                dates = evidence;
                DateOrder byId = SnowflakeDates.order(RowKeys.roughIds(columns, cells), time);
                if (byId != null && decided == null) {
                    decided = byId;
                }
                return decided != null;
            }
            if (CsvDates.parse(time, DateOrder.DAY_FIRST) != null) {
                return false;
            }
        }
        return false;
    }

    /** As above, for a row as it is written. */
    public boolean noteDates(byte[] row, CsvColumns columns) {
        List<String> cells = CsvCells.of(row, 0, row.length, columns.delimiter());
        List<String> own = rowNames && cells.size() > 1 ? cells.subList(1, cells.size()) : cells;
        return own.size() == columns.width() && noteDates(own, columns);
    }

    /** Whether dates were met that have two readings, and nothing decides between them so far. */
    public boolean isOrderOpen() {
        return given == null && dates == CsvDates.Evidence.EITHER && (decided == null || contradictory);
    }

    /** Whether some dates of the table are day first, and some month first. */
    public boolean isContradictory() {
        return contradictory;
    }

    /** For people, what they should know about the table. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (rowNumbers) {
            notes.add("its ids only number the rows: each tweet counts under an id of Rounds' own");
        } else if (lost.get() || keptDigits > 0) {
            notes.add(LOST_IDS);
        } else if (doubles) {
            notes.add(
                    "all its ids are floating-point numbers written out, so their last digits may be wrong, and links to"
                            + " its tweets may not open");
        }
        if (lostReference.get()) {
            notes.add(LOST_REFERENCES);
        }
        if (dates == CsvDates.Evidence.EITHER || decided != null) {
            notes.add("its dates are read " + order().words());
        }
        return notes;
    }
}
