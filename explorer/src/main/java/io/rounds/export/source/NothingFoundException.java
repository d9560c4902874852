package io.rounds.export.source;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Nothing is there that could be exported. The message names what was asked for and is not there. */
public final class NothingFoundException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what is not there, and what to do */
    public NothingFoundException(String message) {
        super(message);
    }

    /** Finds out which of the conditions leaves nothing: a misspelt hashtag should not be looked for in the dates. */
    public static NothingFoundException of(DocumentSource source, String index, List<Condition> conditions)
            throws IOException {
        long all = source.count(DocumentQuery.toCount(index, List.of()));
        if (all == 0) {
            return new NothingFoundException("The index " + index + " is empty: nothing has been analysed yet");
        }
        for (Condition condition : conditions) {
            if (source.count(DocumentQuery.toCount(index, List.of(condition))) == 0) {
                return new NothingFoundException(
                        String.format(Locale.ROOT, "None of the %,d %s is %s", all, index, condition.words()));
            }
        }
        List<String> words = conditions.stream().map(Condition::words).toList();
        return new NothingFoundException(String.format(
                Locale.ROOT, "None of the %,d %s is all of this: %s", all, index, String.join("; ", words)));
    }
}
