package io.rounds.extract.links;

import io.rounds.reference.ReferenceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * {@link PathPattern}s by domain. The rows of the host itself take precedence over those of its parent domains; among the
 * rows of one domain the first match wins.
 */
final class PathRules {
    private final Map<String, List<PathPattern>> byDomain = new HashMap<>();

    private PathRules() {}

    /**
     * Reads a table.
     *
     * @param file with the columns {@code domain} and {@code path}
     * @param target the column with the result
     */
    static PathRules load(String file, String target) {
        PathRules loaded = new PathRules();
        for (CSVRecord row : ReferenceTable.rows(file)) {
            loaded.byDomain
                    .computeIfAbsent(row.get("domain"), key -> new ArrayList<>())
                    .add(new PathPattern(row.get("path"), row.get(target)));
        }
        return loaded;
    }

    /** The result for an address; null if no row matches or the matching one has no result. */
    @Nullable String apply(WebAddress address) {
        if (address.path().isEmpty()) {
            return null;
        }
        String host = address.host();
        for (int start = 0; start >= 0; start = next(host, start)) {
            List<PathPattern> patterns = byDomain.get(host.substring(start));
            String filled = patterns == null ? null : first(patterns, address);
            if (filled != null) {
                return filled.isEmpty() ? null : filled;
            }
        }
        return null;
    }

    private static int next(String host, int start) {
        int dot = host.indexOf('.', start);
        return dot < 0 ? -1 : dot + 1;
    }

    private static @Nullable String first(List<PathPattern> patterns, WebAddress address) {
        for (PathPattern pattern : patterns) {
            String filled = pattern.fill(address);
            if (filled != null) {
                return filled;
            }
        }
        return null;
    }
}
