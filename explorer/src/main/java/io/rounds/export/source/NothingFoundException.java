package io.rounds.export.source;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** No document matches a request. The message names the condition that no document meets. */
public final class NothingFoundException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what is missing, and how to fix that */
    public NothingFoundException(String message) {
        super(message);
    }

    /**
     * Finds out which of the conditions no document meets, so that nobody checks the dates where a hashtag is misspelt.
     */
    public static NothingFoundException of(DocumentSource source, String index, List<Condition> conditions)
            throws IOException {
        long all = source.count(DocumentQuery.forCount(index, List.of()));
        if (all == 0) {
            return new NothingFoundException("The index " + index + " is empty: nothing has been analysed yet");
        }
        for (Condition condition : conditions) {
            if (source.count(DocumentQuery.forCount(index, List.of(condition))) == 0) {
                return new NothingFoundException(
                        String.format(Locale.ROOT, "There are %,d %s, but none %s", all, index, condition.description()));
            }
        }
        List<String> descriptions = conditions.stream().map(Condition::description).toList();
        return new NothingFoundException(String.format(
                Locale.ROOT, "There are %,d %s, but none that meets all conditions: %s", all, index, String.join("; ", descriptions)));
    }
}
