package io.rounds.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells who stands behind an address: the registrable domain, on shared platforms the blog's own host, behind branded
 * shorteners the brand, and behind a DOI the journal's publisher. The tables are {@code shared_platforms.csv},
 * {@code shorteners.csv}, {@code doi_prefixes.csv} and {@code domain_aliases.csv}.
 */
final class Publishers {
    private final Set<String> platforms = new HashSet<>();
    private final Map<String, String> publisherByShortener = new HashMap<>();
    private final Map<String, List<Prefix>> publishersByDoiPrefix = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    private Publishers() {}

    private record Prefix(String start, String publisher) {}

    static Publishers load() {
        Publishers loaded = new Publishers();
        for (CSVRecord row : ReferenceTable.rows("shared_platforms.csv")) {
            loaded.platforms.add(row.get("platform"));
        }
        for (CSVRecord row : ReferenceTable.rows("shorteners.csv")) {
            loaded.publisherByShortener.put(row.get("shortener"), row.get("publisher"));
        }
        for (CSVRecord row : ReferenceTable.rows("doi_prefixes.csv")) {
            loaded.addDoiPrefix(row.get("prefix"), row.get("publisher"));
        }
        for (CSVRecord row : ReferenceTable.rows("domain_aliases.csv")) {
            loaded.aliases.put(row.get("domain"), row.get("known_as"));
        }
        return loaded;
    }

    private void addDoiPrefix(String start, String publisher) {
        List<Prefix> prefixes = publishersByDoiPrefix.computeIfAbsent(registrant(start), key -> new ArrayList<>());
        prefixes.add(new Prefix(start, publisher));
        prefixes.sort(Comparator.comparingInt((Prefix prefix) -> prefix.start().length())
                .reversed());
    }

    private static String registrant(String doi) {
        int slash = doi.indexOf('/');
        return slash < 0 ? doi : doi.substring(0, slash);
    }

    /** The registrable domain, or on a shared platform the host one label below it. */
    String domain(String host) {
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (platforms.contains(host.substring(dot + 1))) {
                int label = host.lastIndexOf('.', dot - 1);
                return Hosts.display(host.substring(label + 1));
            }
        }
        String domain = Hosts.domain(host);
        return aliases.getOrDefault(domain, domain);
    }

    boolean isShortener(String host) {
        return publisherByShortener.containsKey(host);
    }

    /** Whose links a shortener shortens, or null where it shortens everybody's. */
    @Nullable String publisherBehind(String shortener) {
        String publisher = publisherByShortener.get(shortener);
        return publisher == null || publisher.isEmpty() ? null : publisher;
    }

    /** Who publishes a DOI, as far as its start tells, or null. */
    @Nullable String publisherOfDoi(String doi) {
        for (Prefix prefix : publishersByDoiPrefix.getOrDefault(registrant(doi), List.of())) {
            if (doi.startsWith(prefix.start())) {
                return prefix.publisher();
            }
        }
        return null;
    }
}
