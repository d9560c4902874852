package io.rounds.extract.text;

/**
 * How many characters of international host names may still be converted to ASCII while texts are read, to learn whether
 * a name is too long for a URL. Java takes a quarter of a microsecond for each, a hundred times what all else takes.
 * Names that come when none is left count with the length they are written in, so that a URL is rather found than not.
 */
public final class ConversionBudget {
    /** No text of people has so many, nor have the texts of a record. */
    private static final int MOST = 30_000;

    private int left = MOST;

    /** Begins anew. */
    public void reset() {
        left = MOST;
    }

    /** Whether a name of this length may be converted; then there is less room for the next ones. */
    boolean take(int characters) {
        if (left <= 0) {
            return false;
        }
        left -= characters;
        return true;
    }
}
