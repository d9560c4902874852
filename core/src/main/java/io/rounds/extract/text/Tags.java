package io.rounds.extract.text;

import io.rounds.model.Hashtag;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Normalises hashtags: NFKC, then Unicode's full case folding, then NFKC again.
 *
 * <p>The JDK has no case folding, so it is built from case mappings: {@code lower(upper(lower(s)))} folds every cased
 * letter, also {@code ß} and {@code ẞ} to {@code ss}. Three cases need special treatment: the final sigma becomes
 * {@code σ}; the dotless {@code ı}, which folds to itself but has the upper case {@code I}, is excluded; and Cherokee
 * folds to capitals, as its small letters were added later.
 */
public final class Tags {
    /** The maximum length of a hashtag in UTF-16 units. People write none that long, and some take long to normalise. */
    public static final int MAX_LENGTH = 500;

    private static final char DOTLESS_I = '\u0131';
    private static final char FINAL_SIGMA = '\u03c2';
    private static final char SIGMA = '\u03c3';

    private Tags() {}

    /**
     * Normalises a spelling.
     *
     * @param spelling with or without leading hash signs
     */
    public static String normalise(String spelling) {
        String bare = bare(spelling);
        if (isAscii(bare)) {
            return bare.toLowerCase(Locale.ROOT);
        }
        // A small number sign becomes a hash sign here.
        String composed = bare(Normalizer.normalize(bare, Normalizer.Form.NFKC));
        String folded = fold(composed);
        return folded.equals(composed) ? composed : Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /**
     * Makes a hashtag of its spelling.
     *
     * @param spelling with or without leading hash signs
     */
    public static Hashtag hashtag(String spelling) {
        return new Hashtag(normalise(spelling), bare(spelling));
    }

    /** Strips leading hash signs. Networks give tags without one, texts have one, and some users write two. */
    public static String bare(String spelling) {
        int start = 0;
        while (start < spelling.length() && Chars.isHash(spelling.charAt(start))) {
            start++;
        }
        return spelling.substring(start);
    }

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String s) {
        StringBuilder folded = new StringBuilder(s.length());
        int start = 0;
        for (int i = s.indexOf(DOTLESS_I); i >= 0; i = s.indexOf(DOTLESS_I, start)) {
            folded.append(foldMapped(s.substring(start, i))).append(DOTLESS_I);
            start = i + 1;
        }
        return folded.append(foldMapped(s.substring(start))).toString();
    }

    private static String foldMapped(String s) {
        String lower = s.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace(FINAL_SIGMA, SIGMA);
        return lower.chars().anyMatch(Tags::isCherokee) ? withCherokeeCapitals(lower) : lower;
    }

    /** A small Cherokee letter. */
    private static boolean isCherokee(int c) {
        return (c >= 0xab70 && c <= 0xabbf) || (c >= 0x13f8 && c <= 0x13fd);
    }

    private static String withCherokeeCapitals(String s) {
        StringBuilder capitals = new StringBuilder(s);
        for (int i = 0; i < s.length(); i++) {
            if (isCherokee(s.charAt(i))) {
                capitals.setCharAt(i, Character.toUpperCase(s.charAt(i)));
            }
        }
        return capitals.toString();
    }
}
