package io.rounds.documents;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The logical indices and their names in Elasticsearch.
 *
 * <p>A logical index ({@code tweets}) is one physical index a month, {@code rounds-tweets-2026.11}, so that old data is
 * deleted by deleting an index. All of them carry the alias {@code tweets}, which is what people search. Documents
 * without a time of their own live in the single physical index {@code rounds-NAME}.
 *
 * <p>A new index needs its schema, its template and its line in {@code schemas/indices.txt}, and no change here: the
 * constants are the names that both the write side and the read side use.
 */
public final class Indices {
    public static final String TWEETS = "tweets";
    public static final String RANKINGS = "rankings";
    public static final String TRENDS = "trends";
    public static final String BURSTS = "bursts";
    public static final String SHARES = "shares";
    public static final String LINKS = "links";
    public static final String COSHARES = "coshares";
    public static final String PUBLICATIONS = "publications";
    public static final String SOURCES = "sources";
    public static final String SOURCE_DAYS = "source_days";
    public static final String CHATS = "chats";
    public static final String REJECTED = "rejected";

    /** Every index, in the order of {@code schemas/indices.txt}, of which each jar on the class path may bring one. */
    public static final List<String> ALL = readAll("io/rounds/schemas/indices.txt");

    /** The longest id that Elasticsearch accepts, in bytes of UTF-8. */
    public static final int MAX_ID_BYTES = 512;

    private static final String PREFIX = "rounds-";
    private static final int MAX_MONTHS = 24;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

    private Indices() {}

    private static List<String> readAll(String resource) {
        Set<String> names = new LinkedHashSet<>();
        try {
            ClassLoader loader = Objects.requireNonNull(Indices.class.getClassLoader());
            for (URL file : Collections.list(loader.getResources(resource))) {
                names.addAll(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
        return List.copyOf(names);
    }

    private static List<String> read(URL file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** The name of an index in Elasticsearch without a month, also of its template: {@code rounds-tweets}. */
    public static String physical(String index) {
        return PREFIX + index;
    }

    /** The physical index of a document with this time, for example {@code rounds-tweets-2026.11}. */
    public static String physical(String index, @Nullable Instant at) {
        return at == null ? physical(index) : physical(index) + '-' + MONTH.format(at);
    }

    /** The month of a physical index; null where it is not a month's, or not of this index. */
    public static @Nullable YearMonth month(String index, String physical) {
        String prefix = physical(index) + '-';
        if (!physical.startsWith(prefix)) {
            return null;
        }
        try {
            return YearMonth.parse(physical.substring(prefix.length()), MONTH);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * The physical indices of all documents in a period, separated by commas; some of them may not exist. For more than
     * two years it is the alias.
     *
     * @param from inclusive
     * @param to inclusive
     */
    public static String physical(String index, Instant from, Instant to) {
        YearMonth first = YearMonth.from(from.atZone(ZoneOffset.UTC));
        YearMonth last = YearMonth.from(to.atZone(ZoneOffset.UTC));
        if (ChronoUnit.MONTHS.between(first, last) > MAX_MONTHS) {
            return index;
        }
        StringJoiner names = new StringJoiner(",");
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            names.add(physical(index) + '-' + MONTH.format(month));
        }
        return names.toString();
    }
}
