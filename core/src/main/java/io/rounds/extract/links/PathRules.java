package io.rounds.extract.links;

import io.rounds.reference.ReferenceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A table of {@link PathPattern}s by the domain they are for. The rows of the host itself come before those of the
 * domains above it, and among those of one domain the first that fits counts.
 */
final class PathRules {
    private final Map<String, List<PathPattern>> byDomain = new HashMap<>();

    private PathRules() {}

    /**
     * Reads a table.
     *
     * @param file with the columns {@code domain} and {@code path}
     * @param target the column that says what the path becomes
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

    /** What an address becomes, or null where no row fits or the one that does says that nothing can be told. */
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
