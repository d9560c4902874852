package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recognises ids in addresses by their form. */
final class Ids {
    private Ids() {}

    static boolean isNumber(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) < '0' || s.charAt(i) > '9') {
                return false;
            }
        }
        return !s.isEmpty();
    }

    /** The digits that a text starts with, for example {@code 123} of {@code 123[uid]}; may be empty. */
    static String leadingDigits(String s) {
        int end = 0;
        while (end < s.length() && s.charAt(end) >= '0' && s.charAt(end) <= '9') {
            end++;
        }
        return s.substring(0, end);
    }

    /** Whether a text has this length and consists of ASCII letters, digits, {@code -} and {@code _}. */
    static boolean isToken(String s, int length) {
        for (int i = 0; i < s.length(); i++) {
            if (!Chars.isHandle(s.charAt(i)) && s.charAt(i) != '-') {
                return false;
            }
        }
        return s.length() == length;
    }

    /** PubMed's id: 1 to 8 digits, no leading zero; null for anything else. */
    static @Nullable String pmid(String s) {
        return isNumber(s) && s.length() <= 8 && s.charAt(0) != '0' ? s : null;
    }

    /** PubMed Central's id, {@code PMC} and digits, with or without a version; null for anything else. */
    static @Nullable String pmcid(String s) {
        String upper = s.toUpperCase(Locale.ROOT);
        String digits = leadingDigits(upper.startsWith("PMC") ? upper.substring(3) : upper);
        return digits.isEmpty() || digits.length() > 9 || digits.charAt(0) == '0' ? null : "PMC" + digits;
    }

    /**
     * An arXiv id without version, new ({@code 1301.5277}) or old ({@code q-bio/0401001}) style, with or without
     * {@code arXiv:} before it; null for anything else. A subject class as in {@code math.GT/0309136} is dropped, as arXiv does.
     */
    static @Nullable String arxiv(String s) {
        String bare = s.regionMatches(true, 0, "arxiv:", 0, 6) ? s.substring(6) : s;
        String id = bare.endsWith(".pdf") ? bare.substring(0, bare.length() - 4) : bare;
        int slash = id.indexOf('/');
        if (slash > 0) {
            return oldArxiv(id.substring(0, slash), id.substring(slash + 1));
        }
        String month = leadingDigits(id);
        if (month.length() != 4 || id.length() < 5 || id.charAt(4) != '.') {
            return null;
        }
        String number = leadingDigits(id.substring(5));
        boolean wellFormed =
                number.length() >= 4 && number.length() <= 5 && isVersion(id.substring(5 + number.length()));
        return wellFormed ? month + "." + number : null;
    }

    private static @Nullable String oldArxiv(String archive, String rest) {
        int dot = archive.indexOf('.');
        String name = (dot > 0 ? archive.substring(0, dot) : archive).toLowerCase(Locale.ROOT);
        String number = leadingDigits(rest);
        boolean letters = name.chars().allMatch(c -> c == '-' || Chars.isAsciiLetter((char) c));
        return letters && number.length() == 7 && isVersion(rest.substring(7)) ? name + "/" + number : null;
    }

    private static boolean isVersion(String s) {
        return s.isEmpty() || (s.charAt(0) == 'v' && isNumber(s.substring(1)));
    }

    /** ClinicalTrials.gov's id, {@code NCT} and eight digits; null for anything else. */
    static @Nullable String nct(String s) {
        String upper = s.toUpperCase(Locale.ROOT);
        return upper.length() == 11 && upper.startsWith("NCT") && isNumber(upper.substring(3)) ? upper : null;
    }

    /** EudraCT's id, {@code 2015-000123-12}; null for anything else. */
    static @Nullable String eudract(String s) {
        boolean wellFormed = s.length() == 14
                && s.charAt(4) == '-'
                && s.charAt(11) == '-'
                && isNumber(s.substring(0, 4))
                && isNumber(s.substring(5, 11))
                && isNumber(s.substring(12));
        return wellFormed ? s : null;
    }

    /** Whether an ISSN with its hyphen, {@code 0140-6736}, stands at an index. */
    static boolean isIssn(String s, int at) {
        return s.length() >= at + 9
                && isNumber(s.substring(at, at + 4))
                && s.charAt(at + 4) == '-'
                && isNumber(s.substring(at + 5, at + 8))
                && (s.charAt(at + 8) == 'X' || isNumber(s.substring(at + 8, at + 9)));
    }
}
