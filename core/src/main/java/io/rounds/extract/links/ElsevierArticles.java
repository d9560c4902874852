package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import io.rounds.model.LinkKind;
import io.rounds.reference.ReferenceTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Articles by their publisher item identifier (PII): {@code S0140-6736(20)30183-5} or {@code S0140673620301835}, which
 * is an S, the journal's ISSN, the year, a number and a check digit. Elsevier's platforms and its journals' own sites
 * name articles by it ("Publisher Item Identifier as a means of document identification", 1995).
 *
 * <p>In a few journals, above all The Lancet's, the DOI is made of it; {@code elsevier_journals.csv} knows them. All
 * others get the address at ScienceDirect, where every PII leads to its article. The table also names the
 * publisher.
 */
final class ElsevierArticles {
    private static final String DOI_PREFIX = "10.1016/";
    private static final String PLATFORM = "sciencedirect.com";
    private static final String ID = "pii:";
    private static final List<String> LABELS = List.of("pii", "1-s2.0-", "");
    private static final int COMPACT = 17;
    private static final int HYPHENATED = 21;

    private final Map<String, String> publisherByIssn = new HashMap<>();
    private final Set<String> withDoi = new HashSet<>();

    private ElsevierArticles() {}

    static ElsevierArticles load() {
        ElsevierArticles loaded = new ElsevierArticles();
        for (CSVRecord row : ReferenceTable.rows("elsevier_journals.csv")) {
            String issn = row.get("issn");
            loaded.publisherByIssn.put(issn.replace("-", ""), row.get("publisher"));
            if (row.get("doi").equals(DOI_PREFIX + "s" + issn.toLowerCase(Locale.ROOT))) {
                loaded.withDoi.add(issn.replace("-", ""));
            }
        }
        return loaded;
    }

    /** The article that an address names by its PII, or null. */
    @Nullable Target target(WebAddress address) {
        String parameter = address.parameter("pii");
        String pii = parameter == null ? null : pii(parameter, true);
        boolean labelled = false;
        for (String segment : address.segments()) {
            pii = pii == null ? pii(segment, labelled) : pii;
            labelled = segment.equalsIgnoreCase("pii");
        }
        if (pii == null) {
            return null;
        }
        return withDoi.contains(pii.substring(1, 9))
                ? Target.doi(DOI_PREFIX + hyphenated(pii))
                : Target.of(LinkKind.PAPER, "https://" + PLATFORM + "/science/article/pii/" + pii, ID + pii);
    }

    /** The publisher of the article with an id that {@link #target} returned; null for other ids. */
    @Nullable String publisher(@Nullable String contentId) {
        return contentId == null || !contentId.startsWith(ID)
                ? null
                : publisherByIssn.getOrDefault(contentId.substring(ID.length() + 1, ID.length() + 9), PLATFORM);
    }

    /**
     * The compact form of the PII that a text starts with, or null.
     *
     * @param labelled whether the preceding segment announces a PII, without which the compact form is not recognised
     */
    private static @Nullable String pii(String text, boolean labelled) {
        for (String label : LABELS) {
            if (text.regionMatches(true, 0, label, 0, label.length())) {
                String upper = text.substring(label.length()).toUpperCase(Locale.ROOT);
                boolean hyphenated = isHyphenated(upper);
                return hyphenated || labelled || !label.isEmpty() ? compact(upper, hyphenated) : null;
            }
        }
        return null;
    }

    /** Whether hyphens and parentheses stand where {@code S0140-6736(20)30183-5} has them. */
    private static boolean isHyphenated(String s) {
        return s.length() >= HYPHENATED
                && s.charAt(5) == '-'
                && s.charAt(10) == '('
                && s.charAt(13) == ')'
                && s.charAt(19) == '-';
    }

    private static @Nullable String compact(String s, boolean hyphenated) {
        int end = hyphenated ? HYPHENATED : COMPACT;
        if (s.length() < end || (s.length() > end && Chars.isAlphanumeric(s.charAt(end)))) {
            return null;
        }
        String pii = hyphenated
                ? s.substring(0, 5) + s.substring(6, 10) + s.substring(11, 13) + s.substring(14, 19) + s.charAt(20)
                : s.substring(0, end);
        boolean wellFormed = pii.charAt(0) == 'S'
                && Ids.isNumber(pii.substring(1, 8))
                && isDigitOrX(pii.charAt(8))
                && Ids.isNumber(pii.substring(9, COMPACT - 1))
                && isDigitOrX(pii.charAt(COMPACT - 1));
        return wellFormed ? pii : null;
    }

    private static boolean isDigitOrX(char c) {
        return c == 'X' || (c >= '0' && c <= '9');
    }

    /** In lower case: {@code s0140-6736(20)30183-5}. */
    private static String hyphenated(String pii) {
        String p = pii.toLowerCase(Locale.ROOT);
        return p.substring(0, 5)
                + "-" + p.substring(5, 9)
                + "(" + p.substring(9, 11) + ")"
                + p.substring(11, 16)
                + "-" + p.substring(16);
    }
}
