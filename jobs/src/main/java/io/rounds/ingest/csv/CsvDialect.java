package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Platform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a tool writes tables of tweets.
 *
 * @param name the tool, for people: {@code rtweet 0.7}; empty where it is none in particular
 * @param layout how the rows are written, where the name does not say it: {@code CSV}; may be empty
 * @param platform the network of the tweets
 * @param header names that the header must have, {@linkplain #bare bare}
 * @param without names that it must not have, bare
 * @param columns the names of single meanings, bare, best first; all other meanings have their usual names
 * @param traits how its cells are written
 * @param byOwner whether the rows do not name their author
 * @param refusal why nothing of such a table is read; null if it is
 */
record CsvDialect(
        String name,
        String layout,
        Platform platform,
        List<String> header,
        List<String> without,
        Map<Meaning, List<String>> columns,
        Set<CsvTrait> traits,
        boolean byOwner,
        @Nullable Rejection refusal) {

    /** What messages call it where its rows are written in this layout: {@code rtweet 0.7 CSV}. */
    String in(String otherLayout) {
        return layout.isEmpty() ? name : (name + ' ' + otherLayout).strip();
    }

    boolean is(Set<String> bareHeader) {
        return bareHeader.containsAll(header) && without.stream().noneMatch(bareHeader::contains);
    }

    boolean has(CsvTrait trait) {
        return traits.contains(trait);
    }

    /** The letters and digits of a name, in lower case: {@code Tweet Id}, {@code tweet_id} and {@code tweetId} are one. */
    static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                bare.append(Character.toLowerCase(c));
            }
        }
        return bare.toString();
    }
}
