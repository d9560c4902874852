package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.model.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table mean, by the names in its header: those of its {@linkplain CsvDialects dialect}, or those that
 * the person who reads it gives. Where a header has several of the names for one thing, the first one that has a usable cell
 * counts. Shared by the threads that parse rows; immutable, but for what {@link #facts()} adds up.
 */
public final class CsvColumns {
    private static final int[] NOWHERE = {};
    private static final int[] NONE = {};

    private final CsvHeader header;
    private final List<String> names;
    private final CsvDialect dialect;
    private final Map<Meaning, int[]> places = new EnumMap<>(Meaning.class);

    private final JoinedCells joined;
    private final @Nullable ArchiveOwner owner;
    private final CsvFacts facts;

    /** @param named the columns of single meanings that the person who reads the table names */
    private CsvColumns(CsvHeader header, Map<String, String> named, CsvOptions options, @Nullable ArchiveOwner account)
            throws Rejection {
        this.header = header;
        this.names = header.normalized();
        List<String> bare = header.names().stream().map(CsvDialect::bare).toList();
        Map<String, Integer> placeOf = new HashMap<>();
        for (int i = 0; i < bare.size(); i++) {
            placeOf.putIfAbsent(bare.get(i), i);
        }
        CsvDialects dialects = CsvDialects.all();
        this.dialect = header.headerless() ? dialects.other() : dialects.of(placeOf.keySet());
        for (Meaning meaning : Meaning.values()) {
            places.put(meaning, places(dialects.names(dialect, meaning), placeOf));
        }
        this.facts = new CsvFacts(options.dates());
        this.owner = hasAccount() ? null : account;
        for (Map.Entry<String, String> entry : named.entrySet()) {
            Meaning meaning = Meaning.of(entry.getKey());
            if (meaning != null) {
                places.put(meaning, new int[] {header.place(entry.getKey(), entry.getValue())});
            }
        }
        this.joined = new JoinedCells(this, bare);
        require();
    }

    /** As {@link #of(String, char, CsvOptions, ArchiveOwner)}, without any defaults and with any delimiter. */
    public static CsvColumns of(String header) throws Rejection {
        return of(header, (char) 0, CsvOptions.NONE, null);
    }

    /**
     * Maps the columns of a table.
     *
     * @param line the first line, without its line end
     * @param given what separates the cells; 0 for comma, semicolon, tab or vertical bar, whichever the line has most of
     * @param options what the person who reads it knows
     * @param account who wrote the rows, if they do not say
     * @throws Rejection when a column that is needed is missing; the detail names it
     */
    public static CsvColumns of(String line, char given, CsvOptions options, @Nullable ArchiveOwner account)
            throws Rejection {
        Map<String, String> named = options.columns();
        return new CsvColumns(CsvHeader.of(line, given, named), named, options, account);
    }

    /** Maps the names of the columns of a row that is not a line of text. */
    static CsvColumns of(List<String> names, CsvOptions options, @Nullable ArchiveOwner account) throws Rejection {
        return new CsvColumns(CsvHeader.ofNames(names), Map.of(), options, account);
    }

    /** Whether a line is the first one of a table that is read, or that is known and not to be read. */
    public static boolean isTable(String line, CsvOptions options, @Nullable ArchiveOwner account) {
        try {
            of(line, (char) 0, options, account);
            return true;
        } catch (Rejection rejection) {
            return rejection.reason() != Reason.UNKNOWN_FORMAT;
        }
    }

    /**
     * Whether a line names the columns of a table, or is a row of which every needed column is known. Where an account is
     * missing in a row, one of its other values may be it.
     */
    public static boolean areKnown(String line, CsvOptions options, @Nullable ArchiveOwner account) {
        try {
            of(line, (char) 0, options, account);
            return true;
        } catch (Rejection rejection) {
            return rejection.reason() != Reason.UNKNOWN_FORMAT
                    && !CsvHeader.of(line, (char) 0, options.columns()).headerless();
        }
    }

    private static int[] places(List<String> names, Map<String, Integer> placeOf) {
        int[] found = names.stream()
                .mapToInt(name -> placeOf.getOrDefault(name, -1))
                .filter(place -> place >= 0)
                .distinct()
                .toArray();
        return found.length == 0 ? NOWHERE : found;
    }

    private void require() throws Rejection {
        if (Outcome.isOfMessages(names)) {
            throw Rejection.notPublic();
        }
        if (dialect.refusal() != null) {
            throw dialect.refusal();
        }
        if (dialect.byOwner() && owner == null) {
            throw new Rejection(
                    Reason.MISSING_AUTHOR,
                    "No row of this file is read: the rows of a " + format()
                            + " do not say whose they are. Name the account: --account NAME.");
        }
        List<String> missing = new ArrayList<>();
        for (Meaning meaning : Meaning.values()) {
            if (meaning.need() != null && !isGiven(meaning)) {
                missing.add(meaning.need() + " ("
                        + String.join(", ", CsvDialects.all().shown(meaning)) + ")");
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        if (header.width() == 1 && places(Meaning.ID).length > 0) {
            throw new Rejection(
                    Reason.UNKNOWN_FORMAT,
                    "A list of ids, without the tweets: fetch them first (hydrate them), for example with twarc2 hydrate.");
        }
        if (header.headerless() && missing.size() == 1 && !isGiven(Meaning.ACCOUNT)) {
            throw new Rejection(
                    Reason.MISSING_AUTHOR,
                    "No row of this file is read: it is a table without a header, of ids, dates and texts, which does not say whose"
                            + " they are. If all rows are by one account, name it: --account NAME.");
        }
        String account =
                !hasAccount() && missing.size() == 1 ? " If all rows are by one account, name it: --account NAME." : "";
        throw new Rejection(
                Reason.UNKNOWN_FORMAT,
                "No row of this CSV file is read: its header has no column for " + String.join(", nor ", missing)
                        + '.' + account
                        + " Say which columns these are, for example --columns id=Number,time=When,account=Who,text=What."
                        + " " + header.shown());
    }

    /** Requires that rows say who wrote them, as far as these do. */
    void requireAuthors(List<List<String>> rows) throws Rejection {
        boolean named = hasAccount()
                || owner != null
                || rows.isEmpty()
                || rows.stream()
                        .flatMap(cells -> cellsOf(cells, Meaning.URL).stream())
                        .anyMatch(address -> CsvAddresses.handle(address.strip()) != null);
        if (!named) {
            throw new Rejection(
                    Reason.MISSING_AUTHOR,
                    "No row of this file is read: it has no column for an account ("
                            + String.join(", ", CsvDialects.all().shown(Meaning.ACCOUNT))
                            + "). If all rows are by one account, name it: --account NAME. Else say which column it is, for"
                            + " example --columns account=Who.");
        }
    }

    private boolean isGiven(Meaning meaning) {
        return switch (meaning) {
            case ID -> has(Meaning.ID) || has(Meaning.URL);
            case TIME -> has(Meaning.TIME) || (has(Meaning.DATE) && has(Meaning.CLOCK));
            case ACCOUNT -> hasAccount() || owner != null || has(Meaning.URL);
            default -> has(meaning);
        };
    }

    private boolean hasAccount() {
        return has(Meaning.ACCOUNT) || has(Meaning.AUTHOR_ID);
    }

    boolean has(Meaning meaning) {
        return places(meaning).length > 0;
    }

    /** The names in the header, stripped and in lower case; none if the table has no header. */
    public List<String> names() {
        return names;
    }

    public char delimiter() {
        return header.delimiter();
    }

    /** How many cells a row has. */
    public int width() {
        return header.width();
    }

    /** Whether the first line is a row. */
    public boolean isHeaderless() {
        return header.headerless();
    }

    CsvDialect dialect() {
        return dialect;
    }

    /** The account that wrote all rows, where they do not name it. */
    @Nullable ArchiveOwner owner() {
        return owner;
    }

    /** What all rows together show. */
    public CsvFacts facts() {
        return facts;
    }

    /** What the table is, for people: {@code rtweet 0.7 CSV}. */
    public String format() {
        String name = dialect.in(header.delimiter() == '\t' && dialect.header().isEmpty() ? "TSV" : dialect.layout());
        return header.headerless() ? name + " without a header" : name;
    }

    /** The same for rows that are written as JSON. */
    String formatOfRows() {
        return dialect.in("rows of a table");
    }

    int[] places(Meaning meaning) {
        return places.getOrDefault(meaning, NONE);
    }

    /** The cells of one row, as many as the header has. */
    List<String> fitted(List<String> cells) throws Rejection {
        int more = cells.size() - header.width();
        if (more == 0) {
            return cells;
        }
        if (more == 1 && facts.hasRowNames()) {
            return cells.subList(1, cells.size());
        }
        List<String> whole = more > 0 ? joined.of(cells) : null;
        if (whole != null) {
            return whole;
        }
        throw new Rejection(
                Reason.BAD_ROW,
                "A row of " + cells.size() + " cells where the header has " + header.width()
                        + (more > 0
                                ? ": a text with \"" + header.delimiter() + "\" must be in quotation marks."
                                : "."));
    }

    /**
     * Whether a line is a row of its own, though a quotation mark before it is open: it has as many cells as the header, with an
     * id and a time, of which one lies where only text would be if the quotation mark quoted.
     *
     * @param from where that part of the line begins
     * @param to where it ends
     */
    public boolean isRow(byte[] line, int from, int to) {
        return RowKeys.isRow(this, line, from, to);
    }

    /** The first usable cell of a row for the meaning; null if there is none. */
    @Nullable String cell(List<String> cells, Meaning meaning) {
        for (int place : places(meaning)) {
            String cell = usable(cells.get(place));
            if (cell != null) {
                return cell;
            }
        }
        return null;
    }

    /** All usable cells of a row for the meaning. */
    List<String> cellsOf(List<String> cells, Meaning meaning) {
        List<String> found = List.of();
        for (int place : places(meaning)) {
            String cell = usable(cells.get(place));
            if (cell == null) {
                continue;
            }
            if (found.isEmpty()) {
                found = List.of(cell);
            } else {
                found = found.size() == 1 ? new ArrayList<>(found) : found;
                found.add(cell);
            }
        }
        return found;
    }

    /** The cell, or null if it is blank or says that there is nothing, as pandas, R and SQL do. */
    static @Nullable String usable(String cell) {
        int length = cell.length();
        if (length > 4) {
            return (cell.charAt(0) <= ' ' && cell.isBlank()) || isEmptyList(cell) || isErrorOfSpreadsheet(cell)
                    ? null
                    : cell;
        }
        if (length == 0) {
            return null;
        }
        char first = cell.charAt(0);
        if (first > ' ' && "Nn<#\\".indexOf(first) < 0) {
            return cell;
        }
        return switch (cell.strip()) {
            case "", "NA", "NaN", "nan", "NaT", "None", "NULL", "null", "<NA>", "N/A", "#N/A", "\\N" -> null;
            default -> cell;
        };
    }

    /** Whether a spreadsheet shows this where it has read a text as a formula, or has no room for a number. */
    private static boolean isErrorOfSpreadsheet(String cell) {
        return cell.charAt(0) == '#'
                && switch (cell) {
                    case "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!" -> true;
                    default -> cell.chars().allMatch(c -> c == '#');
                };
    }

    /** Whether R or Python writes a list or a set of nothing so. */
    private static boolean isEmptyList(String cell) {
        return cell.charAt(cell.length() - 1) == ')'
                && cell.length() <= 12
                && switch (cell) {
                    case "character(0)", "logical(0)", "integer(0)", "numeric(0)", "list()", "set()" -> true;
                    default -> false;
                };
    }

    /** For messages and tests. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %d columns", format(), header.width());
    }
}
