package io.rounds.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishers whose addresses hold the DOI in pieces: {@code nature.com/articles/X} is {@code 10.1038/X}. They are in
 * {@code doi_paths.csv} as patterns of path segments, where {@code {name}} stands for any text, {@code {name:number}}
 * for digits and {@code {name:issn}} for an ISSN. What follows the pattern in the path does not matter.
 */
final class DoiPaths {
    private final Map<String, List<Rule>> byDomain = new HashMap<>();

    private DoiPaths() {}

    private record Rule(List<String> segments, String doi) {}

    static DoiPaths load() {
        DoiPaths loaded = new DoiPaths();
        for (CSVRecord row : ReferenceTable.rows("doi_paths.csv")) {
            List<String> segments = List.of(row.get("path").substring(1).split("/"));
            loaded.byDomain
                    .computeIfAbsent(row.get("domain"), key -> new ArrayList<>())
                    .add(new Rule(segments, row.get("doi")));
        }
        return loaded;
    }

    /** The DOI that an address spells in pieces, or null. */
    @Nullable String doi(WebAddress address) {
        List<Rule> rules = byDomain.get(Hosts.domain(address.host()));
        if (rules == null || address.path().isEmpty()) {
            return null;
        }
        List<String> segments = address.segments();
        for (Rule rule : rules) {
            String filled = fill(rule, segments);
            String doi = filled == null ? null : Dois.startingAt(filled, 0);
            if (doi != null) {
                return doi;
            }
        }
        return null;
    }

    private static @Nullable String fill(Rule rule, List<String> segments) {
        if (segments.size() < rule.segments().size()) {
            return null;
        }
        String doi = rule.doi();
        for (int i = 0; i < rule.segments().size(); i++) {
            String pattern = rule.segments().get(i);
            String segment = segments.get(i);
            int open = pattern.indexOf('{');
            if (open < 0) {
                if (!pattern.equals(segment)) {
                    return null;
                }
                continue;
            }
            String variable = pattern.substring(open + 1, pattern.length() - 1);
            int colon = variable.indexOf(':');
            String value = segment.startsWith(pattern.substring(0, open)) ? segment.substring(open) : "";
            String type = colon < 0 ? "" : variable.substring(colon + 1);
            if (!fits(value, type)) {
                return null;
            }
            doi = doi.replace("{" + (colon < 0 ? variable : variable.substring(0, colon)) + "}", value);
        }
        return doi;
    }

    private static boolean fits(String value, String type) {
        return switch (type) {
            case "number" -> Ids.isNumber(value);
            case "issn" -> isIssn(value);
            default -> !value.isEmpty();
        };
    }

    private static boolean isIssn(String s) {
        return s.length() == 9
                && s.charAt(4) == '-'
                && Ids.isNumber(s.substring(0, 4))
                && Ids.isNumber(s.substring(5, 8))
                && (s.charAt(8) == 'X' || Ids.isNumber(s.substring(8)));
    }
}
