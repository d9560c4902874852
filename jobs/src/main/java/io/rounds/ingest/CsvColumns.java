package io.rounds.ingest;

import io.rounds.model.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a CSV archive mean, told by the names in its header.
 *
 * <p>The names are those of the tools people archive hashtags with: R's twitteR and twitterchive ({@code id, datetime,
 * user, text}), TAGS ({@code id_str, from_user, created_at, text}), twarc-csv ({@code author.username}), and X's own field
 * names. Where a header has several of the names for one thing, the first of the list counts.
 */
final class CsvColumns {
    private static final List<String> ID = List.of("id_str", "id", "tweet_id", "status_id", "tweetid");
    private static final List<String> TIME =
            List.of("created_at", "datetime", "created", "date_time", "timestamp", "time");
    private static final List<String> HANDLE = List.of(
            "author.username",
            "screen_name",
            "screenname",
            "from_user",
            "username",
            "user.screen_name",
            "user",
            "handle");
    private static final List<String> TEXT = List.of("full_text", "text", "tweet", "content");
    private static final List<String> AUTHOR_ID =
            List.of("author_id", "author.id", "from_user_id_str", "user_id_str", "user_id");
    private static final List<String> AUTHOR_NAME = List.of("author.name", "user.name", "name");
    private static final List<String> FOLLOWERS = List.of(
            "author.public_metrics.followers_count", "user_followers_count", "user.followers_count", "followers_count");
    private static final List<String> LANGUAGE = List.of("lang", "language");
    private static final List<String> REPLY_TO =
            List.of("referenced_tweets.replied_to.id", "in_reply_to_status_id_str", "in_reply_to_status_id");

    private final CSVFormat format;
    private final char delimiter;
    private final List<String> names;
    private final int id;
    private final int time;
    private final int handle;
    private final int text;
    private final int authorId;
    private final int authorName;
    private final int followers;
    private final int language;
    private final int replyTo;

    private CsvColumns(CSVFormat format, char delimiter, List<String> names) {
        this.format = format;
        this.delimiter = delimiter;
        this.names = names;
        this.id = first(ID);
        this.time = first(TIME);
        this.handle = first(HANDLE);
        this.text = first(TEXT);
        this.authorId = first(AUTHOR_ID);
        this.authorName = first(AUTHOR_NAME);
        this.followers = first(FOLLOWERS);
        this.language = first(LANGUAGE);
        this.replyTo = first(REPLY_TO);
    }

    private int first(List<String> synonyms) {
        for (String synonym : synonyms) {
            int index = names.indexOf(synonym);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    /**
     * Understands a header.
     *
     * @param header without its line end; separated by comma, semicolon or tab, whichever it has most of
     * @throws Refusal when a column that is needed is missing; the detail tells which
     */
    static CsvColumns of(String header) throws Refusal {
        char delimiter = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, delimiter)) {
                delimiter = candidate;
            }
        }
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
        List<String> names = new ArrayList<>();
        for (String name : cells(format, header)) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        CsvColumns columns = new CsvColumns(format, delimiter, names);
        columns.requireAll(header);
        return columns;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private void requireAll(String header) throws Refusal {
        List<String> missing = new ArrayList<>();
        require(id, "an id (" + String.join(", ", ID) + ")", missing);
        require(time, "a time (" + String.join(", ", TIME) + ")", missing);
        require(handle, "an account (" + String.join(", ", HANDLE) + ")", missing);
        require(text, "a text (" + String.join(", ", TEXT) + ")", missing);
        if (!missing.isEmpty()) {
            String shown = header.length() > 200 ? header.substring(0, 200) + "..." : header;
            throw new Refusal(
                    Reason.UNKNOWN_FORMAT,
                    "No row of this CSV file is read: its header has no column for " + String.join(", nor ", missing)
                            + ". The header is: " + shown);
        }
    }

    private static void require(int index, String what, List<String> missing) {
        if (index < 0) {
            missing.add(what);
        }
    }

    char delimiter() {
        return delimiter;
    }

    /** The cells of one row, as many as the header has. */
    List<String> cells(String row) throws Refusal {
        List<String> cells = cells(format, row);
        if (cells.size() != names.size()) {
            throw new Refusal(
                    Reason.BAD_ROW, "A row of " + cells.size() + " cells where the header has " + names.size() + ".");
        }
        return cells;
    }

    private static List<String> cells(CSVFormat format, String row) throws Refusal {
        try (CSVParser parser = CSVParser.parse(row, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty() ? List.of() : records.get(0).toList();
        } catch (IOException | UncheckedIOException malformed) {
            throw new Refusal(Reason.BAD_ROW, "A row that is not CSV: " + malformed.getMessage());
        }
    }

    @Nullable String id(List<String> cells) {
        return cell(cells, id);
    }

    @Nullable String time(List<String> cells) {
        return cell(cells, time);
    }

    @Nullable String handle(List<String> cells) {
        return cell(cells, handle);
    }

    @Nullable String text(List<String> cells) {
        return cell(cells, text);
    }

    @Nullable String authorId(List<String> cells) {
        return cell(cells, authorId);
    }

    @Nullable String authorName(List<String> cells) {
        return cell(cells, authorName);
    }

    @Nullable String followers(List<String> cells) {
        return cell(cells, followers);
    }

    @Nullable String language(List<String> cells) {
        return cell(cells, language);
    }

    @Nullable String replyTo(List<String> cells) {
        return cell(cells, replyTo);
    }

    private static @Nullable String cell(List<String> cells, int index) {
        return index < 0 || cells.get(index).isBlank() ? null : cells.get(index);
    }
}
