package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import io.rounds.extract.text.SiciScanner;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Extracts a DOI from an address.
 *
 * <p>The pattern is Crossref's, {@code 10.\d{4,9}/[-._;()/:A-Z0-9]+} in any case (A. Gilmartin, "DOIs and matching
 * regular expressions", crossref.org, 2015), which matches 99.3 % of theirs; besides, a plus at the end and SICI codes. Publishers append views and file types
 * ({@code /full}, {@code .pdf}); these and the punctuation of the surrounding sentence are stripped.
 */
final class Dois {
    private static final String SIGNS = "-._;()/:";

    /** Additional characters of DOIs that are made of SICI codes (ANSI/NISO Z39.56). */
    private static final String SICI_SIGNS = "<>[]#";

    private static final String WILEYS_SICI = "(sici)";

    private static final String TRAILING = ".,;:-_/(<[";
    private static final int MIN_PREFIX_DIGITS = 4;
    private static final int MAX_PREFIX_DIGITS = 9;

    /** DOI prefixes of preprint servers whose addresses include a version that the DOI does not have. */
    private static final Set<String> VERSIONED = Set.of("10.1101", "10.64898");

    /** Path segments that follow a DOI without belonging to it: views, parts, attachments. */
    private static final Set<String> VIEWS = Set.of(
            "-",
            "abs",
            "abstract",
            "appendices",
            "asset",
            "attachments",
            "citations",
            "citedby",
            "comments",
            "download",
            "enhanced",
            "epdf",
            "epub",
            "figure",
            "figures",
            "full",
            "full-text",
            "fulltext",
            "fullpdf",
            "html",
            "information",
            "media",
            "meta",
            "metrics",
            "pdf",
            "pdfdirect",
            "pdfplus",
            "peer-review",
            "powerpoint",
            "print",
            "rapid-responses",
            "reader",
            "references",
            "related",
            "related-content",
            "reviews",
            "share",
            "suppl_file",
            "summary",
            "supplementary-material",
            "tab-article-info",
            "tab-figures-data",
            "tab-pdf",
            "tables",
            "xml");

    private static final String[] FILE_TYPES = {
        "_reference.pdf",
        ".pdf",
        ".full",
        ".full-text",
        ".fulltext",
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
        ".external-links",
        ".figures-only",
        ".e-letters",
        ".ris"
    };

    private Dois() {}

    /** The DOI that starts at an index of a decoded text, in lower case, or null if there is none or its end is missing. */
    static @Nullable String startingAt(String text, int start) {
        String before = null;
        String doi = cut(text, start);
        // A stripped part may have been what made the DOI a SICI code, so its characters are checked once more.
        while (doi != null && !doi.equals(before)) {
            before = doi;
            doi = cut(asPath(doi), 0);
        }
        return doi != null && isCutSici(doi.substring(doi.indexOf('/') + 1)) ? null : doi;
    }

    /** The DOI as the path of a resolver's address, in which {@code ..} is resolved. */
    private static String asPath(String doi) {
        String path = WebAddress.path('/' + doi);
        return path.isEmpty() ? "" : PercentEncoding.decode(path).substring(1);
    }

    private static @Nullable String cut(String text, int start) {
        int slash = endOfPrefix(text, start);
        if (slash < 0) {
            return null;
        }
        int end = slash + 1;
        boolean sici = isSici(text.substring(slash + 1).toLowerCase(Locale.ROOT));
        while (end < text.length() && (isDoiCharacter(text.charAt(end), sici) || isFinalPlus(text, end))) {
            end++;
        }
        String doi = text.substring(start, end).toLowerCase(Locale.ROOT);
        return clean(doi, slash - start);
    }

    /** Whether {@code 10.}, four to nine digits and a slash start at an index. */
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
        boolean wellFormed = digits >= MIN_PREFIX_DIGITS && digits <= MAX_PREFIX_DIGITS;
        return wellFormed && end < text.length() && text.charAt(end) == '/' ? end : -1;
    }

    private static boolean isSici(String suffix) {
        return suffix.contains(WILEYS_SICI) || endOfContribution(suffix) >= 0;
    }

    /** The index after the contribution of a SICI code, where its control segment starts; -1 if there is none. */
    private static int endOfContribution(String suffix) {
        for (int at = suffix.indexOf(".co"); at >= 0; at = suffix.indexOf(".co", at + 1)) {
            if (isEndOfContribution(suffix, at - 3)) {
                return at - 3;
            }
        }
        int text = suffix.indexOf(".tx");
        return isEndOfContribution(suffix, text - 3) ? text - 3 : -1;
    }

    private static boolean isEndOfContribution(String suffix, int at) {
        return at > 0 && "]>".indexOf(suffix.charAt(at - 1)) >= 0 && SiciScanner.isMedium(suffix, at);
    }

    /**
     * Whether a suffix is a SICI code without its end: cut at the bracket, where most software believes that an address
     * ends. It would be the DOI of something else, or of nothing.
     */
    private static boolean isCutSici(String suffix) {
        int control = endOfContribution(suffix);
        if (control >= 0) {
            return SiciScanner.endOfControl(suffix, control) < 0;
        }
        return suffix.startsWith(WILEYS_SICI) || isIssueOnly(suffix);
    }

    /** Whether it is nothing but the ISSN, date and volume that a SICI code starts with: {@code 0045-8511(2000)013:1}. */
    private static boolean isIssueOnly(String suffix) {
        if (!Ids.isIssn(suffix.toUpperCase(Locale.ROOT), 0) || !suffix.startsWith("(", 9)) {
            return false;
        }
        int close = suffix.indexOf(')', 10);
        if (close < 14 || close > 18) {
            return false;
        }
        for (int i = 10; i < suffix.length(); i++) {
            char c = suffix.charAt(i);
            boolean sign = i > close ? c == ':' || c == '/' : i == close;
            if (!sign && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDoiCharacter(char c, boolean sici) {
        return Chars.isAlphanumeric(c) || SIGNS.indexOf(c) >= 0 || (sici && SICI_SIGNS.indexOf(c) >= 0);
    }

    /** A plus may end a DOI, as in {@code 10.1021/ja003055+}; within an address it stands for a space. */
    private static boolean isFinalPlus(String text, int at) {
        boolean followed = at + 1 < text.length() && Chars.isAlphanumeric(text.charAt(at + 1));
        return text.charAt(at) == '+' && !followed && at > 0 && Chars.isAlphanumeric(text.charAt(at - 1));
    }

    private static @Nullable String clean(String raw, int slash) {
        String doi = raw;
        String before = "";
        while (!before.equals(doi)) {
            before = doi;
            doi = withoutVersion(withoutPunctuation(withoutFileType(withoutViews(doi, slash))), slash);
        }
        return doi.length() > slash + 1 ? doi : null;
    }

    /** Truncates at the first segment after the suffix that is a view. */
    private static String withoutViews(String doi, int slash) {
        for (int start = doi.indexOf('/', slash + 1); start >= 0; start = doi.indexOf('/', start + 1)) {
            int next = doi.indexOf('/', start + 1);
            if (VIEWS.contains(doi.substring(start + 1, next < 0 ? doi.length() : next))) {
                return doi.substring(0, start);
            }
        }
        return doi;
    }

    /** Strips the file types and views that publishers append to a path segment. */
    static String withoutFileTypes(String segment) {
        String bare = segment;
        String before = "";
        while (!before.equals(bare)) {
            before = bare;
            bare = withoutFileType(bare);
        }
        return bare;
    }

    private static String withoutFileType(String doi) {
        for (String type : FILE_TYPES) {
            int end = doi.length() - type.length();
            if (doi.regionMatches(true, end, type, 0, type.length())) {
                return doi.substring(0, end);
            }
        }
        return doi;
    }

    /** Strips sentence punctuation and unbalanced closing parentheses from the end. */
    private static String withoutPunctuation(String doi) {
        int open = 0;
        for (int i = 0; i < doi.length(); i++) {
            open += weight(doi.charAt(i));
        }
        int end = doi.length();
        while (end > 0 && (TRAILING.indexOf(doi.charAt(end - 1)) >= 0 || (open < 0 && doi.charAt(end - 1) == ')'))) {
            end--;
            open -= weight(doi.charAt(end));
        }
        return doi.substring(0, end);
    }

    private static int weight(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
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
