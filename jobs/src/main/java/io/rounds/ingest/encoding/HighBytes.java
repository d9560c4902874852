package io.rounds.ingest.encoding;

/**
 * Counts what the bytes above 127 of a text are: characters of UTF-8, or something else, which may be Windows-1252.
 *
 * @param characters that are valid UTF-8
 * @param strangers runs of bytes that are not
 * @param western those of the strangers that a text of Western Europe in Windows-1252 may have: one or two letters beside
 *     letters of ASCII, or punctuation
 */
record HighBytes(int characters, int strangers, int western) {
    private static final int MAX_RUN = 3;

    static HighBytes of(byte[] text, int from, int to) {
        int characters = 0;
        int strangers = 0;
        int western = 0;
        int at = from;
        while (at < to) {
            if (text[at] >= 0) {
                at++;
                continue;
            }
            int length = character(text, at, to);
            if (length > 0) {
                characters++;
                at += length;
            } else if (length < 0) {
                // Cut by the end of the sample.
                at = to;
            } else {
                int end = at;
                while (end < to && text[end] < 0) {
                    end++;
                }
                strangers++;
                western += isWestern(text, from, to, at, end) ? 1 : 0;
                at = end;
            }
        }
        return new HighBytes(characters, strangers, western);
    }

    /** The length of the character of UTF-8 that begins here; 0 if none does, -1 if it is cut by the end. */
    private static int character(byte[] text, int at, int to) {
        int lead = text[at] & 0xFF;
        int length = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        for (int i = 1; i < length; i++) {
            if (at + i == to) {
                return -1;
            }
            if ((text[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean isWestern(byte[] text, int from, int to, int start, int end) {
        if (end - start > MAX_RUN) {
            return false;
        }
        boolean besideLetter = (start > from && isLetter(text[start - 1])) || (end < to && isLetter(text[end]));
        for (int i = start; i < end; i++) {
            int c = text[i] & 0xFF;
            boolean letter = c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0xFE;
            boolean punctuation = (c >= 0x91 && c <= 0x97)
                    || c == 0x80
                    || c == 0x82
                    || c == 0x84
                    || c == 0x85
                    || c == 0x8B
                    || c == 0x9B
                    || c == 0x99
                    || (c >= 0xA0 && c < 0xC0);
            if (!punctuation && !(letter && besideLetter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * Whether the text is in Windows-1252: what is no UTF-8 looks like it, and no more than a few characters are valid UTF-8,
     * which some letters of Windows-1252 in a row are by chance.
     */
    boolean areWindows1252() {
        return strangers > 0 && western >= strangers * 0.8 && characters * 20 <= strangers;
    }
}
