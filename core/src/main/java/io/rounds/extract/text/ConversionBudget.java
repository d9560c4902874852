package io.rounds.extract.text;

/**
 * Limits how many characters of international host names are converted to ASCII while texts are scanned. The conversion
 * tells whether a URL is too long; in Java it takes a quarter of a microsecond per character, a hundred times as long as
 * the rest of the scan. When the budget is spent, the length as written is used instead.
 */
public final class ConversionBudget {
    /** Far more than the texts of one record have, unless they are hostile. */
    private static final int MAX_CHARACTERS = 30_000;

    private int remaining = MAX_CHARACTERS;

    /** Restores the whole budget. */
    public void reset() {
        remaining = MAX_CHARACTERS;
    }

    /** Spends the budget for a name of this length; false if nothing is remaining. */
    boolean spend(int characters) {
        if (remaining <= 0) {
            return false;
        }
        remaining -= characters;
        return true;
    }
}
