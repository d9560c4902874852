package io.rounds.extract.links;

import io.rounds.reference.ReferenceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters that say how a visitor came to a page and not which page it is. The table is
 * {@code tracking_parameters.csv}: a name, or a prefix followed by {@code *} (anything) or {@code #} (digits), on all
 * domains or on one.
 */
final class TrackingParameters {
    private final Map<String, List<String>> domainsByName = new HashMap<>();
    private final Map<String, List<String>> domainsByStart = new HashMap<>();
    private final Map<String, List<String>> domainsByNumbered = new HashMap<>();

    private TrackingParameters() {}

    static TrackingParameters load() {
        TrackingParameters loaded = new TrackingParameters();
        for (CSVRecord row : ReferenceTable.rows("tracking_parameters.csv")) {
            loaded.add(row.get("parameter").toLowerCase(Locale.ROOT), row.get("domain"));
        }
        return loaded;
    }

    private void add(String parameter, String domain) {
        boolean start = parameter.endsWith("*");
        boolean numbered = parameter.endsWith("#");
        String name = start || numbered ? parameter.substring(0, parameter.length() - 1) : parameter;
        Map<String, List<String>> domains = start ? domainsByStart : numbered ? domainsByNumbered : domainsByName;
        domains.computeIfAbsent(name, key -> new ArrayList<>()).add(domain);
    }

    /** The {@code name=value} parameters without those that only track on the host. */
    List<String> removed(List<String> parameters, String host) {
        List<String> kept = new ArrayList<>(parameters.size());
        for (String parameter : parameters) {
            String name = name(parameter);
            if (!name.isEmpty() && !contains(name.toLowerCase(Locale.ROOT), host)) {
                kept.add(parameter);
            }
        }
        return kept;
    }

    /** The name, up to the equals sign, which some services percent-encode. */
    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        int encoded = parameter.indexOf("%3D");
        int end = encoded >= 0 && (equals < 0 || encoded < equals) ? encoded : equals;
        return end < 0 ? parameter : parameter.substring(0, end);
    }

    /** Whether a parameter, in lower case, only tracks on a host. */
    private boolean contains(String name, String host) {
        if (matches(domainsByName.get(name), host)) {
            return true;
        }
        int digits = startOfDigits(name);
        if (digits < name.length() && matches(domainsByNumbered.get(name.substring(0, digits)), host)) {
            return true;
        }
        for (Map.Entry<String, List<String>> entry : domainsByStart.entrySet()) {
            if (name.startsWith(entry.getKey()) && matches(entry.getValue(), host)) {
                return true;
            }
        }
        return false;
    }

    /** The start of the digits at the end of a name; its length if there are none. */
    private static int startOfDigits(String name) {
        int start = name.length();
        while (start > 0 && name.charAt(start - 1) >= '0' && name.charAt(start - 1) <= '9') {
            start--;
        }
        return start;
    }

    private static boolean matches(@Nullable List<String> domains, String host) {
        if (domains == null) {
            return false;
        }
        for (String domain : domains) {
            if (domain.isEmpty() || Hosts.isUnder(host, domain)) {
                return true;
            }
        }
        return false;
    }
}
