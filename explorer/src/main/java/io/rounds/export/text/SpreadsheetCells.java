package io.rounds.export.text;

/**
 * Text that is safe to open in a spreadsheet. A cell that starts with {@code =}, {@code +}, {@code -}, {@code @} (also
 * in full width), a tab or a line end may be run as a formula; such a cell gets an apostrophe in front, as OWASP
 * advises (CSV injection).
 */
public final class SpreadsheetCells {
    private static final String FORMULA_PREFIXES = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private SpreadsheetCells() {}

    /** The text, with an apostrophe in front where it needs one. */
    public static String safe(String text) {
        return !text.isEmpty() && FORMULA_PREFIXES.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
