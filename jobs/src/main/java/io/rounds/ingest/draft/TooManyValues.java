package io.rounds.ingest.draft;

import io.rounds.model.Reason;
import java.io.IOException;

/**
 * Thrown where a list has more values than a record of tweets can have. Small values would otherwise take many times the
 * memory of the record.
 */
public final class TooManyValues extends IOException {
    private static final long serialVersionUID = 1;

    /** The most tweets, accounts or other values in one list of a record. In 64 MiB real ones are some 40,000. */
    public static final int MAX_VALUES = 50_000;

    public TooManyValues() {
        super("A list of more than " + MAX_VALUES + " values in one record: write one tweet a line.");
    }

    public Rejection rejection() {
        return new Rejection(Reason.OVERSIZED, String.valueOf(getMessage()));
    }

    /**
     * Requires that one more value is within the limit.
     *
     * @param values how many there are, 0 or more
     */
    public static void check(int values) throws TooManyValues {
        if (values >= MAX_VALUES) {
            throw new TooManyValues();
        }
    }
}
