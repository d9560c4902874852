package io.rounds.ingest.draft;

import io.rounds.model.Reason;
import java.io.IOException;

/**
 * A record of more values than a record of tweets can have. Small values would otherwise take many times the memory of
 * the record.
 */
public final class TooManyValues extends IOException {
    private static final long serialVersionUID = 1;

    /** The most tweets, accounts or other values in one list of a record. In 64 MiB real ones are some 40,000. */
    static final int MOST = 50_000;

    TooManyValues() {
        super("A list of more than " + MOST + " values in one record: write one tweet a line.");
    }

    public Rejection refusal() {
        return new Rejection(Reason.OVERSIZED, String.valueOf(getMessage()));
    }

    /**
     * Makes sure that one more is not too many.
     *
     * @param values how many there are
     */
    public static void check(int values) throws TooManyValues {
        if (values >= MOST) {
            throw new TooManyValues();
        }
    }
}
