package io.rounds.extract.links;

import io.rounds.model.LinkKind;
import io.rounds.reference.ReferenceTable;
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
 * Finds the domain and the publisher of a target. They depend on the canonical URL only, so all spellings have the same
 * ones: the registrable domain, on shared platforms the blog's own host, for branded shorteners the brand, and for a DOI or
 * PII the journal's publisher. The tables are {@code shared_platforms.csv},
 * {@code shorteners.csv}, {@code doi_prefixes.csv}, {@code elsevier_journals.csv} and {@code domain_aliases.csv}.
 */
final class Publishers {
    private static final String DOI_RESOLVER = "doi.org";
    private static final char DIGIT = '#';

    private final Set<String> platforms = new HashSet<>();
    private final Map<String, String> publisherByShortener = new HashMap<>();
    private final Map<String, List<Prefix>> publishersByDoiPrefix = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final ElsevierArticles elsevier;

    private Publishers(ElsevierArticles elsevier) {
        this.elsevier = elsevier;
    }

    /** The prefix of a DOI, in lower case; {@code #} stands for a digit. */
    private record Prefix(String start, String publisher) {
        boolean fits(String doi) {
            if (doi.length() < start.length()) {
                return false;
            }
            for (int i = 0; i < start.length(); i++) {
                char wanted = start.charAt(i);
                char given = doi.charAt(i);
                if (wanted == DIGIT ? given < '0' || given > '9' : wanted != given) {
                    return false;
                }
            }
            return true;
        }
    }

    static Publishers load(ElsevierArticles elsevier) {
        Publishers loaded = new Publishers(elsevier);
        for (CSVRecord row : ReferenceTable.rows("shared_platforms.csv")) {
            loaded.platforms.add(row.get("platform"));
        }
        for (CSVRecord row : ReferenceTable.rows("shorteners.csv")) {
            loaded.publisherByShortener.put(row.get("shortener"), row.get("publisher"));
        }
        for (CSVRecord row : ReferenceTable.rows("doi_prefixes.csv")) {
            loaded.addDoiPrefix(row.get("prefix"), row.get("publisher"));
        }
        for (CSVRecord row : ReferenceTable.rows("elsevier_journals.csv")) {
            loaded.addDoiPrefix(row.get("doi"), row.get("publisher"));
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

    /** The domain of a target: the publisher of a paper if its id shows it, otherwise the domain of the canonical URL. */
    String domain(Target target) {
        String publisher = byId(target);
        return publisher == null ? domain(target.host()) : publisher;
    }

    /**
     * The publisher of a target; null for posts of social networks and for DOIs of an unknown publisher.
     *
     * @param domain as of {@link #domain(Target)}
     */
    static @Nullable String publisher(Target target, String domain) {
        return target.kind() == LinkKind.SOCIAL || domain.equals(DOI_RESOLVER) ? null : domain;
    }

    private @Nullable String byId(Target target) {
        String doi = target.doi();
        return doi != null && target.host().equals(DOI_RESOLVER)
                ? publisherOfDoi(doi)
                : elsevier.publisher(target.contentId());
    }

    /** The registrable domain, or on a shared platform the host one label below it. */
    private String domain(String host) {
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (platforms.contains(host.substring(dot + 1))) {
                int label = host.lastIndexOf('.', dot - 1);
                return Hosts.display(host.substring(label + 1));
            }
        }
        String domain = Hosts.domain(host);
        return aliases.getOrDefault(domain, domain);
    }

    /** Whether a host or one of its parent domains is a link shortener. */
    boolean isShortener(String host) {
        return shortener(host) != null;
    }

    /** The publisher of a branded shortener; null if it is open to everybody. */
    @Nullable String publisherOfShortener(String host) {
        String publisher = shortener(host);
        return publisher == null || publisher.isEmpty() ? null : publisher;
    }

    private @Nullable String shortener(String host) {
        String publisher = publisherByShortener.get(host);
        for (int dot = host.indexOf('.'); publisher == null && dot >= 0; dot = host.indexOf('.', dot + 1)) {
            publisher = publisherByShortener.get(host.substring(dot + 1));
        }
        return publisher;
    }

    /** The publisher of a DOI by its prefix, or null. */
    private @Nullable String publisherOfDoi(String doi) {
        for (Prefix prefix : publishersByDoiPrefix.getOrDefault(registrant(doi), List.of())) {
            if (prefix.fits(doi)) {
                return prefix.publisher();
            }
        }
        return null;
    }
}
