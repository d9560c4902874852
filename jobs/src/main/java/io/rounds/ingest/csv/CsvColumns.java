package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a CSV archive mean, by the names in its header.
 *
 * <p>The names are those of the tools people archive hashtags with: R's twitteR and twitterchive ({@code id, datetime,
 * user, text}), TAGS ({@code id_str, from_user, created_at, text}), twarc-csv ({@code author.username}), and X's own field
 * names. Where a header has several of the names for one thing, the first of the list counts.
 */
public final class CsvColumns {
    /** What a column may hold. */
    enum Column {
        ID("an id", "id_str, id, tweet_id, status_id, tweetid"),
        TIME("a time", "created_at, datetime, created, date_time, timestamp, time"),
        HANDLE(
                "an account",
                "author.username, screen_name, screenname, from_user, username, user.screen_name, user, handle"),
        TEXT("a text", "full_text, text, tweet, content"),
        AUTHOR_ID(null, "author_id, author.id, from_user_id_str, user_id_str, user_id"),
        AUTHOR_NAME(null, "author.name, user.name, name"),
        FOLLOWERS(
                null,
                "author.public_metrics.followers_count, user_followers_count, user.followers_count, followers_count"),
        LANGUAGE(null, "lang, language"),
        REPLY_TO(null, "referenced_tweets.replied_to.id, in_reply_to_status_id_str, in_reply_to_status_id");

        /** What messages call it if every archive needs it; else null. */
        private final @Nullable String need;

        private final String names;

        Column(@Nullable String need, String names) {
            this.need = need;
            this.names = names;
        }
    }

    private final char delimiter;
    private final int width;
    private final List<String> names;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    private CsvColumns(char delimiter, List<String> header) {
        this.delimiter = delimiter;
        this.width = header.size();
        this.names = header;
        for (Column column : Column.values()) {
            Arrays.stream(column.names.split(", "))
                    .filter(header::contains)
                    .findFirst()
                    .ifPresent(name -> places.put(column, header.indexOf(name)));
        }
    }

    /**
     * Maps the columns of a header.
     *
     * @param header without its line end; separated by comma, semicolon or tab, whichever it has most of
     * @throws Rejection when a column that is needed is missing; the detail names it
     */
    public static CsvColumns of(String header) throws Rejection {
        char delimiter = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, delimiter)) {
                delimiter = candidate;
            }
        }
        List<String> names = new ArrayList<>();
        for (String name : CsvCells.of(header, delimiter)) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        CsvColumns columns = new CsvColumns(delimiter, names);
        if (Outcome.isOfMessages(names)) {
            throw Rejection.notPublic();
        }
        columns.requireAll();
        return columns;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private void requireAll() throws Rejection {
        List<String> missing = new ArrayList<>();
        for (Column column : Column.values()) {
            if (column.need != null && !places.containsKey(column)) {
                missing.add(column.need + " (" + column.names + ")");
            }
        }
        if (!missing.isEmpty()) {
            // Without a header the first line is a row, whose cells nobody should find in a message.
            List<String> shown = Outcome.columns(names);
            throw new Rejection(
                    Reason.UNKNOWN_FORMAT,
                    "No row of this CSV file is read: its header has no column for " + String.join(", nor ", missing)
                            + (shown.isEmpty()
                                    ? ". Its first line does not look like a header."
                                    : ". The header is: " + String.join(", ", shown)));
        }
    }

    /** The names in the header, stripped and in lower case. */
    public List<String> names() {
        return names;
    }

    public char delimiter() {
        return delimiter;
    }

    /** The cells of one row, as many as the header has. */
    List<String> cells(String row) throws Rejection {
        List<String> cells = CsvCells.of(row, delimiter);
        if (cells.size() != width) {
            throw new Rejection(
                    Reason.BAD_ROW, "A row of " + cells.size() + " cells where the header has " + width + ".");
        }
        return cells;
    }

    /** What a row has in the column; null if it is blank, or there is no such column. */
    @Nullable String cell(List<String> cells, Column column) {
        Integer place = places.get(column);
        return place == null || cells.get(place).isBlank() ? null : cells.get(place);
    }
}
