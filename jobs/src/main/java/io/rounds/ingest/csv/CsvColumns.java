package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.ingest.x.XIds;
import io.rounds.model.Reason;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int MIN_DIGITS_OF_HEADERLESS_ID = 14;

    private final char delimiter;
    private final int width;
    private final List<String> names;
    private final CsvDialect dialect;
    private final Map<Meaning, int[]> places = new EnumMap<>(Meaning.class);
    private final boolean[] prose;
    private final @Nullable ArchiveOwner owner;
    private final boolean headerless;
    private final CsvFacts facts;

    private CsvColumns(Header header, CsvOptions options, @Nullable ArchiveOwner account) {
        this.delimiter = header.delimiter;
        this.names = header.headerless ? List.of() : normalized(header.names);
        this.width = header.names.size();
        this.headerless = header.headerless;
        List<String> bare = header.names.stream().map(CsvDialect::bare).toList();
        Map<String, Integer> placeOf = new HashMap<>();
        for (int i = 0; i < bare.size(); i++) {
            placeOf.putIfAbsent(bare.get(i), i);
        }
        CsvDialects dialects = CsvDialects.all();
        this.dialect = headerless ? dialects.other() : dialects.of(placeOf.keySet());
        for (Meaning meaning : Meaning.values()) {
            places.put(meaning, places(dialects.names(dialect, meaning), placeOf));
        }
        this.prose = new boolean[width];
        for (int i = 0; i < width; i++) {
            prose[i] = isProse(bare.get(i));
        }
        for (int place : places(Meaning.TEXT)) {
            prose[place] = true;
        }
        this.facts = new CsvFacts(options.dates());
        this.owner = hasAccount() ? null : account;
    }

    /** The first line of a table, split. */
    private record Header(char delimiter, List<String> names, boolean headerless) {}

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
        char delimiter = given == 0 ? delimiter(line) : given;
        List<String> cells = CsvCells.of(line, delimiter);
        Map<String, String> named = options.columns();
        Header header = new Header(delimiter, cells, false);
        if (named.isEmpty()) {
            List<String> guessed = headerOf(cells);
            header = guessed == null ? header : new Header(delimiter, guessed, true);
        } else if (allNumbers(named, cells)) {
            header = new Header(delimiter, cells, isData(cells));
        }
        CsvColumns columns = new CsvColumns(header, options, account);
        for (Map.Entry<String, String> entry : named.entrySet()) {
            Meaning meaning = Meaning.of(entry.getKey());
            if (meaning != null) {
                columns.places.put(meaning, new int[] {place(entry.getKey(), entry.getValue(), header)});
            }
        }
        columns.require(header);
        return columns;
    }

    /** Maps the names of the columns of a row that is not a line of text. */
    static CsvColumns of(List<String> names, CsvOptions options, @Nullable ArchiveOwner account) throws Rejection {
        Header header = new Header(',', names, false);
        CsvColumns columns = new CsvColumns(header, options, account);
        columns.require(header);
        return columns;
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

    private static int place(String key, String name, Header header) throws Rejection {
        for (int i = 0; i < header.names.size(); i++) {
            if (header.names.get(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        for (int i = 0; i < header.names.size(); i++) {
            if (!CsvDialect.bare(name).isEmpty()
                    && CsvDialect.bare(header.names.get(i)).equals(CsvDialect.bare(name))) {
                return i;
            }
        }
        if (XIds.isId(name) && name.length() <= 4) {
            int place = Integer.parseInt(name) - 1;
            if (place >= 0 && place < header.names.size()) {
                return place;
            }
        }
        throw new Rejection(
                Reason.UNKNOWN_FORMAT,
                "No row of this table is read: --columns says " + key + '=' + name + ", but it has no such column. "
                        + shown(header));
    }

    private static boolean allNumbers(Map<String, String> named, List<String> cells) {
        return named.values().stream().allMatch(name -> XIds.isId(name) && !cells.contains(name));
    }

    /** Whether a line is a row and no header: it has an id, or a date. */
    private static boolean isData(List<String> cells) {
        return cells.stream().anyMatch(CsvColumns::isLongId)
                || cells.stream().anyMatch(cell -> CsvDates.parse(cell.strip(), DateOrder.DAY_FIRST) != null);
    }

    private static boolean isLongId(String cell) {
        String id = CsvIds.exact(cell);
        return id != null && id.length() >= MIN_DIGITS_OF_HEADERLESS_ID;
    }

    /** A header for a table that has none, if its first row has an id, a date, perhaps an account, and a text; else null. */
    private static @Nullable List<String> headerOf(List<String> cells) {
        if (cells.size() < 3 || cells.stream().noneMatch(CsvColumns::isLongId)) {
            return null;
        }
        List<String> names = new ArrayList<>();
        boolean id = false;
        boolean time = false;
        for (String cell : cells) {
            if (!id && isLongId(cell)) {
                id = true;
                names.add(Meaning.ID.key());
            } else if (!time && CsvDates.parse(cell.strip(), DateOrder.DAY_FIRST) != null) {
                time = true;
                names.add(Meaning.TIME.key());
            } else {
                names.add("");
            }
        }
        if (!id || !time) {
            return null;
        }
        int first = names.indexOf("");
        int last = names.lastIndexOf("");
        // In rows of four cells the account stands before the text. A text may hold delimiters, so all further cells
        // are its own.
        boolean account = last > first && ArchiveOwner.isHandle(bareHandle(cells.get(first))) && cells.size() <= 4;
        if (account) {
            names.set(first, Meaning.ACCOUNT.key());
        }
        int text = names.indexOf("");
        names.set(text, Meaning.TEXT.key());
        boolean atTheEnd = text + names.size() - names.lastIndexOf("") > 0 && isRest(names, text);
        if (names.contains("") && !atTheEnd) {
            return null;
        }
        return names.contains("") ? List.copyOf(names.subList(0, text + 1)) : names;
    }

    /** Whether all cells after this one are nameless. */
    private static boolean isRest(List<String> names, int from) {
        return names.subList(from + 1, names.size()).stream().allMatch(String::isEmpty);
    }

    private static String bareHandle(String cell) {
        String handle = cell.strip();
        return handle.startsWith("@") ? handle.substring(1) : handle;
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

    private static int[] places(List<String> names, Map<String, Integer> placeOf) {
        int[] found = names.stream()
                .mapToInt(name -> placeOf.getOrDefault(name, -1))
                .filter(place -> place >= 0)
                .distinct()
                .toArray();
        return found.length == 0 ? NOWHERE : found;
    }

    /** Whether people or programs write whole sentences into a column of this name. */
    private static boolean isProse(String bare) {
        return bare.contains("description")
                || bare.contains("location")
                || bare.contains("bio")
                || bare.endsWith("name");
    }

    private void require(Header header) throws Rejection {
        if (Outcome.isOfMessages(names)) {
            throw Rejection.notPublic();
        }
        if (dialect.refusal() != null) {
            throw dialect.refusal();
        }
        if (dialect.byOwner() && owner == null) {
            throw new Rejection(
                    Reason.MISSING_AUTHOR,
                    "No row of this file is read: the rows of a " + dialect.name()
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
        if (width == 1 && places(Meaning.ID).length > 0) {
            throw new Rejection(
                    Reason.UNKNOWN_FORMAT,
                    "A list of ids, without the tweets: fetch them first (hydrate them), for example with twarc2 hydrate.");
        }
        String account =
                !hasAccount() && missing.size() == 1 ? " If all rows are by one account, name it: --account NAME." : "";
        throw new Rejection(
                Reason.UNKNOWN_FORMAT,
                "No row of this CSV file is read: its header has no column for " + String.join(", nor ", missing)
                        + '.' + account
                        + " Say which columns these are, for example --columns id=Number,time=When,account=Who,text=What."
                        + " " + shown(header));
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

    /** Without a header the first line is a row, whose cells nobody should find in a message. */
    private static String shown(Header header) {
        List<String> shown = Outcome.columns(header.names);
        return shown.isEmpty()
                ? "Its first line does not look like a header."
                : "The header is: " + String.join(", ", shown);
    }

    private static List<String> normalized(List<String> names) {
        return names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
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
        return delimiter;
    }

    /** How many cells a row has. */
    public int width() {
        return width;
    }

    /** Whether the first line is a row. */
    public boolean isHeaderless() {
        return headerless;
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
        String name = delimiter == '\t' && dialect.header().isEmpty() ? "TSV" : dialect.name();
        return headerless ? name + " without a header" : name;
    }

    int[] places(Meaning meaning) {
        return places.getOrDefault(meaning, NOWHERE);
    }

    /** The cells of one row, as many as the header has. */
    List<String> cells(String row) throws Rejection {
        List<String> cells = CsvCells.of(row, delimiter, width);
        int more = cells.size() - width;
        if (more == 0) {
            return cells;
        }
        if (more > 0) {
            if (more == 1 && facts.hasRowNames()) {
                return cells.subList(1, cells.size());
            }
            List<String> joined = joined(cells, more);
            if (joined != null) {
                return joined;
            }
        }
        throw new Rejection(
                Reason.BAD_ROW,
                "A row of " + cells.size() + " cells where the header has " + width
                        + (more > 0 ? ": a text with \"" + delimiter + "\" must be in quotation marks." : "."));
    }

    /**
     * The cells of a row whose text holds delimiters; null if that cannot be the reason, or it is not clear which cells
     * belong to the text, because the row makes sense in several ways.
     */
    private @Nullable List<String> joined(List<String> cells, int more) {
        List<String> found = null;
        int[] texts = places(Meaning.TEXT);
        for (int place = 0; place < width; place++) {
            if (!prose[place]) {
                continue;
            }
            List<String> candidate = new ArrayList<>(width);
            candidate.addAll(cells.subList(0, place));
            candidate.add(String.join(String.valueOf(delimiter), cells.subList(place, place + more + 1)));
            candidate.addAll(cells.subList(place + more + 1, cells.size()));
            if (!looksRight(candidate)) {
                continue;
            }
            if (found != null) {
                return null;
            }
            found = candidate;
            if (Arrays.stream(texts).noneMatch(text -> prose[text])) {
                return null;
            }
        }
        return found;
    }

    /** Whether the cells that have a form have it. */
    private boolean looksRight(List<String> cells) {
        return id(cells) != null
                && hasTime(cells)
                && (!has(Meaning.ACCOUNT)
                        || cellsOf(cells, Meaning.ACCOUNT).stream().allMatch(CsvColumns::mayBeAccount))
                && cellsOf(cells, Meaning.AUTHOR_ID).stream().allMatch(cell -> CsvIds.of(cell) != null)
                && cellsOf(cells, Meaning.LANG).stream().allMatch(cell -> cell.length() <= 12)
                && cellsOf(cells, Meaning.FOLLOWERS).stream().allMatch(CsvColumns::isNumber);
    }

    private static boolean mayBeAccount(String cell) {
        return ArchiveOwner.isHandle(bareHandle(cell)) || CsvValue.isLiteral(cell) || CsvAddresses.handle(cell) != null;
    }

    private static boolean isNumber(String cell) {
        return cell.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',');
    }

    boolean hasIdAndTime(List<String> cells) {
        return id(cells) != null && hasTime(cells);
    }

    /** The ids of a row as numbers, however rounded. */
    List<Double> roughIds(List<String> cells) {
        List<Double> ids = new ArrayList<>();
        for (String cell : cellsOf(cells, Meaning.ID)) {
            String id = CsvIds.exact(cell);
            try {
                ids.add(Double.valueOf(id == null ? cell.strip() : id));
            } catch (NumberFormatException none) {
                // No number, however rounded.
            }
        }
        return ids;
    }

    private boolean hasTime(List<String> cells) {
        return times(cells).stream()
                .anyMatch(time -> CsvDates.parse(time, facts.order()) != null
                        || CsvDates.evidence(time) != CsvDates.Evidence.NONE);
    }

    /**
     * Whether a line is a row of its own, though a quotation mark before it is open: it has as many cells as the header, with an
     * id and a time, of which one lies where only text would be if the quotation mark quoted.
     *
     * @param before what precedes that part of the line
     * @param upTo the line up to where that part ends; null if it ends with the line
     */
    public boolean isRow(String line, String before, @Nullable String upTo) {
        List<String> cells = CsvCells.of(line, delimiter, width);
        if (cells.size() != width || !hasIdAndTime(cells)) {
            return false;
        }
        int first = before.isEmpty() ? -1 : CsvCells.of(before, delimiter).size() - 1;
        int last = upTo == null ? width : CsvCells.of(upTo, delimiter).size() - 1;
        return isWithin(Meaning.ID, first, last)
                || isWithin(Meaning.TIME, first, last)
                || isWithin(Meaning.DATE, first, last);
    }

    private boolean isWithin(Meaning meaning, int first, int last) {
        return Arrays.stream(places(meaning)).anyMatch(place -> place > first && place < last);
    }

    /** The digits of the row's id, {@link CsvIds#LOST}, or null. */
    @Nullable String id(List<String> cells) {
        String id = null;
        for (int place : facts.idPlaces(places(Meaning.ID))) {
            String found = facts.isRounded(CsvIds.of(usable(cells.get(place))));
            if (found != null && !found.isEmpty()) {
                return found;
            }
            id = id == null ? found : id;
        }
        String ofAddress = facts.isRounded(idOfAddress(cells));
        return ofAddress == null || ofAddress.isEmpty() ? id : ofAddress;
    }

    /** The id that the address of the row's tweet ends with; null if it has none. */
    @Nullable String idOfAddress(List<String> cells) {
        for (String address : cellsOf(cells, Meaning.URL)) {
            String id = idOfAddress(cells, address);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private @Nullable String idOfAddress(List<String> cells, String address) {
        if (dialect.has(CsvTrait.LINKEDIN)) {
            return LinkedIn.id(address, dialect.has(CsvTrait.COMMENTS));
        }
        if (dialect.has(CsvTrait.CROWDTANGLE)) {
            String post = CsvAddresses.facebookPost(address);
            String page = CsvIds.exact(cell(cells, Meaning.AUTHOR_ID));
            return post == null ? null : page == null ? post : page + '_' + post;
        }
        return CsvAddresses.statusId(address);
    }

    /** The moments that a row names, best first, as written. */
    List<String> times(List<String> cells) {
        String zone = cell(cells, Meaning.ZONE);
        String composed = composed(cells, zone);
        boolean zoned = composed != null && zone != null && (zone.startsWith("+") || zone.startsWith("-"));
        if (composed == null && places(Meaning.TIME).length == 1) {
            String time = usable(cells.get(places(Meaning.TIME)[0]));
            return time == null ? List.of() : List.of(time.strip());
        }
        List<String> times = new ArrayList<>(2);
        if (zoned) {
            times.add(composed);
        }
        for (int place : places(Meaning.TIME)) {
            String time = usable(cells.get(place));
            if (time != null) {
                times.add(time.strip());
            }
        }
        if (composed != null && !zoned) {
            times.add(composed);
        }
        return times;
    }

    private @Nullable String composed(List<String> cells, @Nullable String zone) {
        String date = has(Meaning.CLOCK) ? cell(cells, Meaning.DATE) : null;
        String clock = date == null ? null : cell(cells, Meaning.CLOCK);
        if (clock == null || date == null || clock.indexOf(':') < 1) {
            return null;
        }
        return date.strip() + ' ' + clock.strip() + (zone == null ? "" : ' ' + zone.strip());
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
        int[] of = places(meaning);
        if (of.length == 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>(of.length);
        for (int place : of) {
            String cell = usable(cells.get(place));
            if (cell != null) {
                found.add(cell);
            }
        }
        return found;
    }

    /** The cell, or null if it is blank or says that there is nothing, as pandas, R and SQL do. */
    static @Nullable String usable(String cell) {
        int length = cell.length();
        if (length > 4) {
            return cell.isBlank() ? null : cell;
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

    /** For messages and tests. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %d columns", format(), width);
    }
}
