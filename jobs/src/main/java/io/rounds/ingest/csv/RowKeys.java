package io.rounds.ingest.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tells the rows of a table apart: their ids and their moments. */
final class RowKeys {
    private RowKeys() {}

    /** The digits of the row's id, {@link CsvIds#LOST}, or null. */
    static @Nullable String id(CsvColumns columns, List<String> cells) {
        CsvFacts facts = columns.facts();
        String id = null;
        for (int place : facts.idPlaces(columns.places(Meaning.ID))) {
            String found = facts.isRounded(CsvIds.of(CsvColumns.usable(cells.get(place))));
            if (found != null && !found.isEmpty()) {
                return found;
            }
            id = id == null ? found : id;
        }
        String ofAddress = facts.isRounded(idOfAddress(columns, cells));
        return ofAddress == null || ofAddress.isEmpty() ? id : ofAddress;
    }

    /** The id that the address of the row's tweet ends with; null if it has none. */
    static @Nullable String idOfAddress(CsvColumns columns, List<String> cells) {
        for (String address : columns.cellsOf(cells, Meaning.URL)) {
            String id = idOfAddress(columns, cells, address);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private static @Nullable String idOfAddress(CsvColumns columns, List<String> cells, String address) {
        CsvDialect dialect = columns.dialect();
        if (dialect.has(CsvTrait.LINKEDIN)) {
            return LinkedIn.id(address, dialect.has(CsvTrait.COMMENTS));
        }
        if (dialect.has(CsvTrait.CROWDTANGLE)) {
            String post = CsvAddresses.facebookPost(address);
            String page = CsvIds.exact(columns.cell(cells, Meaning.AUTHOR_ID));
            return post == null ? null : page == null ? post : page + '_' + post;
        }
        return CsvAddresses.statusId(address);
    }

    /** The ids of a row as numbers, however rounded. */
    static List<Double> roughIds(CsvColumns columns, List<String> cells) {
        List<Double> ids = new ArrayList<>();
        for (String cell : columns.cellsOf(cells, Meaning.ID)) {
            String id = CsvIds.exact(cell);
            try {
                ids.add(Double.valueOf(id == null ? cell.strip() : id));
            } catch (NumberFormatException none) {
                // No number, however rounded.
            }
        }
        return ids;
    }

    static boolean hasIdAndTime(CsvColumns columns, List<String> cells) {
        return id(columns, cells) != null && hasTime(columns, cells);
    }

    private static boolean hasTime(CsvColumns columns, List<String> cells) {
        return times(columns, cells).stream()
                .anyMatch(time -> CsvDates.parse(time, columns.facts().order()) != null
                        || CsvDates.evidence(time) != CsvDates.Evidence.NONE);
    }

    /** The moments that a row names, best first, as written. */
    static List<String> times(CsvColumns columns, List<String> cells) {
        String zone = columns.cell(cells, Meaning.ZONE);
        String composed = composed(columns, cells, zone);
        if (composed == null) {
            return stripped(columns.cellsOf(cells, Meaning.TIME));
        }
        boolean zoned = zone != null && (zone.startsWith("+") || zone.startsWith("-"));
        List<String> times = new ArrayList<>(stripped(columns.cellsOf(cells, Meaning.TIME)));
        times.add(zoned ? 0 : times.size(), composed);
        return times;
    }

    private static List<String> stripped(List<String> times) {
        return switch (times.size()) {
            case 0 -> times;
            case 1 -> List.of(times.get(0).strip());
            default -> times.stream().map(String::strip).toList();
        };
    }

    private static @Nullable String composed(CsvColumns columns, List<String> cells, @Nullable String zone) {
        String date = columns.has(Meaning.CLOCK) ? columns.cell(cells, Meaning.DATE) : null;
        String clock = date == null ? null : columns.cell(cells, Meaning.CLOCK);
        if (clock == null || date == null || clock.indexOf(':') < 1) {
            return null;
        }
        return date.strip() + ' ' + clock.strip() + (zone == null ? "" : ' ' + zone.strip());
    }

    /** {@link CsvColumns#isRow}. */
    static boolean isRow(CsvColumns columns, byte[] line, int from, int to) {
        char delimiter = columns.delimiter();
        List<String> cells = CsvCells.of(line, 0, line.length, delimiter);
        if (cells.size() != columns.width() || !hasIdAndTime(columns, cells)) {
            return false;
        }
        int first = from == 0 ? -1 : CsvCells.of(line, 0, from, delimiter).size() - 1;
        int last = to >= line.length
                ? columns.width()
                : CsvCells.of(line, 0, to, delimiter).size() - 1;
        return isWithin(columns.places(Meaning.ID), first, last)
                || isWithin(columns.places(Meaning.TIME), first, last)
                || isWithin(columns.places(Meaning.DATE), first, last);
    }

    private static boolean isWithin(int[] places, int first, int last) {
        return Arrays.stream(places).anyMatch(place -> place > first && place < last);
    }
}
