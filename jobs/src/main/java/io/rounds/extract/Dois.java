package io.rounds.extract;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a DOI out of an address.
 *
 * <p>The pattern is Crossref's, {@code 10.\d{4,9}/[-._;()/:A-Z0-9]+} in any case (A. Gilmartin, "DOIs and matching
 * regular expressions", crossref.org, 2015), which matches 99.3 % of theirs. Publishers hang views and file types on
 * it ({@code /full}, {@code .pdf}); those and the punctuation of the sentence around are cut off again.
 */
final class Dois {
    private static final String SIGNS = "-._;()/:";

    /** How the DOIs start that Wiley made of SICI codes until 1999, the only ones with angle brackets. */
    private static final String SICI = "(sici)";

    private static final String TRAILING = ".,;:-_/(";
    private static final int SHORTEST_PREFIX = 4;
    private static final int LONGEST_PREFIX = 9;

    /** Preprint servers whose addresses carry the version that the DOI does not have. */
    private static final Set<String> VERSIONED = Set.of("10.1101", "10.64898");

    /** What follows a DOI in a path without belonging to it. */
    private static final Set<String> VIEWS = Set.of(
            "full",
            "fulltext",
            "full-text",
            "abstract",
            "abs",
            "pdf",
            "epdf",
            "pdfdirect",
            "pdfplus",
            "summary",
            "meta",
            "html",
            "epub",
            "references",
            "citations",
            "citedby",
            "metrics",
            "related",
            "figures",
            "tables",
            "media",
            "supplementary-material",
            "download",
            "share",
            "print",
            "tab-pdf",
            "tab-figures-data",
            "tab-article-info",
            "powerpoint",
            "xml",
            "reader",
            "enhanced",
            "fullpdf",
            "fulltext.pdf");

    private static final String[] FILE_TYPES = {
        ".pdf",
        ".full",
        ".full-text",
        ".abstract",
        ".short",
        ".long",
        ".html",
        ".htm",
        ".xml",
        ".epub",
        ".extract",
        ".supplementary-material",
        ".article-info",
        ".article-metrics",
        ".figures-only",
        ".ris"
    };

    private static final String[] ATTACHMENTS = {"/suppl_file/", "/asset/", "/-/", "/figure/", "/attachments/", "/full/"
    };

    private Dois() {}

    /** The DOI that starts at an index of a decoded text, in lower case, or null where none does. */
    static @Nullable String startingAt(String text, int start) {
        int slash = endOfPrefix(text, start);
        if (slash < 0) {
            return null;
        }
        int end = slash + 1;
        boolean sici = text.regionMatches(true, slash + 1, SICI, 0, SICI.length());
        while (end < text.length() && isDoiCharacter(text.charAt(end), sici)) {
            end++;
        }
        String doi = text.substring(start, end).toLowerCase(Locale.ROOT);
        return clean(doi, slash - start);
    }

    /** Whether {@code 10.}, four to nine digits and a slash stand there. */
    static boolean isPrefixAt(String text, int start) {
        return endOfPrefix(text, start) >= 0;
    }

    private static int endOfPrefix(String text, int start) {
        if (!text.startsWith("10.", start)) {
            return -1;
        }
        int end = start + 3;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        int digits = end - start - 3;
        boolean wellFormed = digits >= SHORTEST_PREFIX && digits <= LONGEST_PREFIX;
        return wellFormed && end < text.length() && text.charAt(end) == '/' ? end : -1;
    }

    private static boolean isDoiCharacter(char c, boolean sici) {
        return Chars.isAlphanumeric(c) || SIGNS.indexOf(c) >= 0 || (sici && (c == '<' || c == '>'));
    }

    private static @Nullable String clean(String raw, int slash) {
        String doi = raw;
        for (String attachment : ATTACHMENTS) {
            int at = doi.indexOf(attachment, slash + 1);
            doi = at < 0 ? doi : doi.substring(0, at);
        }
        String before = "";
        while (!before.equals(doi)) {
            before = doi;
            doi = withoutVersion(withoutPunctuation(withoutFileType(withoutView(doi, slash))), slash);
        }
        return doi.length() > slash + 1 ? doi : null;
    }

    private static String withoutView(String doi, int slash) {
        int last = doi.lastIndexOf('/');
        return last > slash && VIEWS.contains(doi.substring(last + 1)) ? doi.substring(0, last) : doi;
    }

    private static String withoutFileType(String doi) {
        for (String type : FILE_TYPES) {
            if (doi.endsWith(type)) {
                return doi.substring(0, doi.length() - type.length());
            }
        }
        return doi;
    }

    private static String withoutPunctuation(String doi) {
        int end = doi.length();
        while (end > 0 && (TRAILING.indexOf(doi.charAt(end - 1)) >= 0 || isUnbalanced(doi, end))) {
            end--;
        }
        return doi.substring(0, end);
    }

    private static boolean isUnbalanced(String doi, int end) {
        if (doi.charAt(end - 1) != ')') {
            return false;
        }
        int open = 0;
        for (int i = 0; i < end; i++) {
            char c = doi.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return open < 0;
    }

    private static String withoutVersion(String doi, int slash) {
        int v = doi.lastIndexOf('v');
        boolean versioned = v > slash + 1
                && VERSIONED.contains(doi.substring(0, slash))
                && Ids.isNumber(doi.substring(v + 1))
                && Ids.isNumber(doi.substring(v - 1, v));
        return versioned ? doi.substring(0, v) : doi;
    }
}
