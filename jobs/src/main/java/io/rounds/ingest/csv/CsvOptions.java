package io.rounds.ingest.csv;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the person who reads tables knows about them.
 *
 * @param columns the name, or the number from 1, of the column that has a meaning; the keys are those of {@link Meaning}
 * @param dates which number of a date is the day, where the table itself does not show it; null if not known
 */
public record CsvOptions(
        Map<String, String> columns, @Nullable DateOrder dates) {
    /** Nothing is known. */
    public static final CsvOptions NONE = new CsvOptions(Map.of(), null);

    private static final String KEYS =
            "id, time, account, text, author_id, name, followers, following, lang, conversation,"
                    + " reply_to, repost_of, quote_of, links, hashtags, mentions, url";

    /** @throws IllegalArgumentException when a key is no meaning */
    public CsvOptions {
        for (String key : columns.keySet()) {
            if (Meaning.of(key) == null) {
                throw new IllegalArgumentException("'" + key + "' is no meaning of a column. Known are " + KEYS);
            }
        }
        columns = Map.copyOf(columns);
    }

    /**
     * The options as they are written on the command line.
     *
     * @param columns {@code id=Tweet Id,time=When}, or null
     * @param dates {@code day-first}, {@code month-first} or null
     * @throws IllegalArgumentException when one is invalid; the message is for the user
     */
    public static CsvOptions of(@Nullable String columns, @Nullable String dates) {
        Map<String, String> byMeaning = new LinkedHashMap<>();
        for (String assignment : columns == null ? new String[0] : columns.split(",", -1)) {
            int equals = assignment.indexOf('=');
            if (equals < 1 || assignment.substring(equals + 1).isBlank()) {
                throw new IllegalArgumentException(
                        "columns are named by what they mean, as in id=Tweet Id,time=When, unlike '" + assignment
                                + "'");
            }
            byMeaning.put(
                    assignment.substring(0, equals).strip(),
                    assignment.substring(equals + 1).strip());
        }
        return new CsvOptions(byMeaning, dates == null ? null : DateOrder.of(dates));
    }
}
