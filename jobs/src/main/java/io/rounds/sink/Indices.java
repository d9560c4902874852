package io.rounds.sink;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
}
