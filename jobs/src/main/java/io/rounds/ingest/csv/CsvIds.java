package io.rounds.ingest.csv;

import io.rounds.ingest.x.XIds;
import org.jspecify.annotations.Nullable;

/**
 * Ids as tables write them: digits, behind a guard that keeps spreadsheets from reading a number ({@code x123}, {@code '123},
 * {@code ="123"}, {@code ID123}), grouped by commas, as the end of an address, or as a floating-point number.
 *
 * <p>A floating-point number beyond 2^53 is no longer exact: such an id is {@linkplain #LOST lost}.
 */
final class CsvIds {
    /** Stands for an id that has lost digits. */
    static final String LOST = XIds.LOST;

    private static final int MAX_GUARD = 8;
    private static final int MAX_LENGTH = 60;

    private CsvIds() {}

    /** The digits, {@link #LOST}, or null if the cell is no id. */
    static @Nullable String of(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        if (XIds.isId(cell)) {
            return cell;
        }
        String text = cell.strip();
        String fromAddress = text.indexOf('/') >= 0 ? CsvAddresses.statusId(text) : null;
        if (fromAddress != null) {
            return fromAddress;
        }
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        int start = 0;
        while (start < text.length() && start <= MAX_GUARD && isGuard(text.charAt(start))) {
            start++;
        }
        int end = text.length();
        while (end > start && (text.charAt(end - 1) == '"' || text.charAt(end - 1) == '\'')) {
            end--;
        }
        String number = text.substring(start, end);
        if (XIds.isId(number)) {
            return number;
        }
        return number.isEmpty() || !isDigit(number.charAt(0)) ? null : ofNumber(number);
    }

    /** The digits of an id that has all of them, or null. */
    static @Nullable String exact(@Nullable String cell) {
        String id = of(cell);
        return id == null || id.isEmpty() ? null : id;
    }

    /** How many digits an id has before the zeros at its end. */
    static int significantDigits(String id) {
        int end = id.length();
        while (end > 0 && id.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    private static boolean isGuard(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || "_:#'\"=` ".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static @Nullable String ofNumber(String text) {
        boolean floating = false;
        boolean grouped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            floating |= c == '.' || c == 'e' || c == 'E';
            grouped |= c == ',';
            if (!isDigit(c) && ".eE+,".indexOf(c) < 0) {
                return null;
            }
        }
        if (grouped && !floating) {
            String digits = text.replace(",", "");
            return isGrouped(text) && XIds.isId(digits) ? digits : null;
        }
        return floating ? XIds.ofFloat(grouped ? text.replace(',', '.') : text) : null;
    }

    private static boolean isGrouped(String text) {
        for (int i = text.length() - 4; i > 0; i -= 4) {
            if (text.charAt(i) != ',') {
                return false;
            }
        }
        return true;
    }
}
