package io.rounds.documents;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The logical indices and what they are called in Elasticsearch.
 *
 * <p>A logical index ({@code tweets}) is one physical index a month, {@code rounds-tweets-2026.11}, so that old data is
 * deleted by deleting an index. All of them carry the alias {@code tweets}, which is what people search. Documents
 * without a time of their own live in the single physical index {@code rounds-NAME}.
 */
public final class Indices {
    public static final String TWEETS = "tweets";
    public static final String TRENDS = "trends";
    public static final String SHARES = "shares";
    public static final String LINKS = "links";
    public static final String COSHARES = "coshares";
    public static final String SOURCES = "sources";
    public static final String SOURCE_DAYS = "source_days";
    public static final String CHATS = "chats";
    public static final String REJECTED = "rejected";

    /** Every index that has a schema and a template. */
    public static final List<String> ALL =
            List.of(TWEETS, TRENDS, SHARES, LINKS, COSHARES, SOURCES, SOURCE_DAYS, CHATS, REJECTED);

    /** Elasticsearch takes ids of at most 512 bytes of UTF-8. */
    public static final int MAX_ID_BYTES = 512;

    private static final String PREFIX = "rounds-";
    private static final int MOST_MONTHS = 24;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

    private Indices() {}

    /** The name of what belongs to the index outside of it, its template for example: {@code rounds-tweets}. */
    public static String physical(String index) {
        return PREFIX + index;
    }

    /** The physical index of a document with this time, for example {@code rounds-tweets-2026.11}. */
    public static String physical(String index, @Nullable Instant at) {
        return at == null ? physical(index) : physical(index) + '-' + MONTH.format(at);
    }

    /**
     * The physical indices of all documents with a time from one to another, both included, separated by commas. Not all of
     * them need to be there. Of more than two years it is the alias.
     */
    public static String physical(String index, Instant from, Instant to) {
        YearMonth first = YearMonth.from(from.atZone(ZoneOffset.UTC));
        YearMonth last = YearMonth.from(to.atZone(ZoneOffset.UTC));
        if (ChronoUnit.MONTHS.between(first, last) > MOST_MONTHS) {
            return index;
        }
        StringJoiner names = new StringJoiner(",");
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            names.add(physical(index) + '-' + MONTH.format(month));
        }
        return names.toString();
    }
}
