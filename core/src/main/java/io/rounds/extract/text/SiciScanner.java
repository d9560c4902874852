package io.rounds.extract.text;

/**
 * Finds the parts of a SICI code (Serial Item and Contribution Identifier, ANSI/NISO Z39.56) in a text. Publishers made
 * DOIs of them until about 2005: {@code 10.1002/(SICI)1096-9861(19960129)365:1<113::AID-CNE9>3.0.CO;2-6}. The contribution
 * in angle or square brackets is followed by the control segment, which is {@code 3.0.CO;2-6} here: kind of code, kind of
 * derivative part, kind of medium, version of the standard, check character.
 */
public final class SiciScanner {
    private static final int MAX_CONTRIBUTION_LENGTH = 80;
    private static final int MEDIUM_LENGTH = 6;

    private SiciScanner() {}

    /**
     * The end of a contribution and its control segment that begin at an index with {@code <}, if what precedes is the start
     * of a DOI; otherwise -1.
     *
     * @param start where the address begins
     */
    static int endAfterDoi(String text, int start, int open) {
        int doi = text.indexOf("10.", start);
        if (doi < 0 || doi >= open || text.charAt(open) != '<') {
            return -1;
        }
        int close = open + 1;
        while (close < text.length() && close - open <= MAX_CONTRIBUTION_LENGTH && isInside(text.charAt(close))) {
            close++;
        }
        return close < text.length() && text.charAt(close) == '>' ? endOfControl(text, close + 1) : -1;
    }

    private static boolean isInside(char c) {
        return c > ' ' && c < 0x7f && c != '<' && c != '>';
    }

    /** The end of a control segment, or -1 if none starts at an index. */
    public static int endOfControl(String text, int start) {
        if (!isMedium(text, start)
                || !isDigit(text, start + MEDIUM_LENGTH + 1)
                || text.charAt(start + MEDIUM_LENGTH) != ';') {
            return -1;
        }
        int end = start + MEDIUM_LENGTH + 2;
        boolean checked = end + 1 < text.length()
                && text.charAt(end) == '-'
                && (Chars.isAlphanumeric(text.charAt(end + 1)) || text.charAt(end + 1) == '#');
        return checked ? end + 2 : end;
    }

    /**
     * Whether two digits and the medium stand at an index: {@code 3.0.CO}, {@code 2.0.TX}. It looks like a host, since
     * {@code .co} is a top-level domain.
     */
    public static boolean isMedium(String text, int start) {
        return isDigit(text, start)
                && isDigit(text, start + 2)
                && text.charAt(start + 1) == '.'
                && (text.regionMatches(true, start + 3, ".CO", 0, 3)
                        || text.regionMatches(true, start + 3, ".TX", 0, 3));
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
