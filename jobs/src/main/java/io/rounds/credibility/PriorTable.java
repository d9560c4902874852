package io.rounds.credibility;

import io.rounds.extract.links.Links;
import io.rounds.model.Link;
import io.rounds.model.Source;
import io.rounds.reference.ReferenceTable;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the lists say about domains: {@code sources.csv} by name, else {@code source_rules.csv} by the longest suffix
 * that fits. What neither knows is unknown, which is not bad.
 *
 * <p>A domain must be written as extraction names a publisher, that is as registrable domain or as a blog's own host on
 * a shared platform; otherwise no link would ever find it.
 */
public final class PriorTable implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String DOMAINS = "sources.csv";
    private static final String RULES = "source_rules.csv";

    private final Map<String, Prior> byDomain;
    private final Map<String, Prior> bySuffix;

    private PriorTable(Map<String, Prior> byDomain, Map<String, Prior> bySuffix) {
        this.byDomain = byDomain;
        this.bySuffix = bySuffix;
    }

    /**
     * The tables that ship with Rounds.
     *
     * @throws IllegalStateException where a table is wrong, with file, line and what to do
     */
    public static PriorTable load() {
        Map<String, Prior> domains = read(DOMAINS, "domain");
        Links links = Links.load();
        for (String domain : domains.keySet()) {
            Link link = links.link("https://" + domain + "/");
            String publisher = link == null ? null : link.publisher();
            if (!domain.equals(publisher)) {
                throw new IllegalStateException(DOMAINS + ": links to " + domain + " belong to " + publisher
                        + "; write that, or leave the row out");
            }
        }
        return new PriorTable(domains, read(RULES, "suffix"));
    }

    private static Map<String, Prior> read(String file, String key) {
        Map<String, Prior> priors = new HashMap<>();
        String before = "";
        for (CSVRecord row : ReferenceTable.rows(file)) {
            String name = row.get(key);
            if (name.compareTo(before) <= 0) {
                throw new IllegalStateException(
                        file + ": " + name + " stands after " + before + "; each once, in alphabetical order");
            }
            before = name;
            priors.put(name, prior(file, name, row));
        }
        return priors;
    }

    private static Prior prior(String file, String name, CSVRecord row) {
        try {
            return new Prior(
                    SourceClass.of(row.get("class")),
                    Double.parseDouble(row.get("prior")),
                    Double.parseDouble(row.get("strength")),
                    row.get("why"),
                    row.get("source"));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + ": " + name + ": " + e.getMessage(), e);
        }
    }

    /** What is known of a domain, or null. */
    public @Nullable Prior find(String domain) {
        Prior prior = byDomain.get(domain);
        for (int dot = domain.indexOf('.'); prior == null && dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            prior = bySuffix.get(domain.substring(dot + 1));
        }
        return prior;
    }

    /** The domains that are listed by name, with what is known of them. */
    public Map<String, Prior> listed() {
        return Map.copyOf(byDomain);
    }

    /** What is known of a source, or null; of accounts and channels nothing is. */
    public @Nullable Prior find(Source source) {
        return source.kind() == Source.Kind.DOMAIN ? find(source.name()) : null;
    }

    /**
     * This table and a list of ratings beside it. Where both know a domain, their observations add up, up to
     * {@link Prior#MOST_STRENGTH} in all.
     */
    public PriorTable with(Ratings ratings) {
        Map<String, Prior> both = new HashMap<>(byDomain);
        for (Map.Entry<String, Double> rating : ratings.byDomain().entrySet()) {
            both.put(rating.getKey(), with(find(rating.getKey()), rating.getValue(), ratings.name()));
        }
        return new PriorTable(both, bySuffix);
    }

    private static Prior with(@Nullable Prior prior, double rating, String name) {
        String why = String.format(Locale.ROOT, "rated %.2f in %s", rating, name);
        if (prior == null) {
            return new Prior(SourceClass.REFERENCE, rating, Ratings.STRENGTH, why, name);
        }
        if (prior.sourceClass() == SourceClass.PLATFORM) {
            return prior;
        }
        double strength = prior.strength() + Ratings.STRENGTH;
        double mean = (prior.mean() * prior.strength() + rating * Ratings.STRENGTH) / strength;
        return new Prior(
                prior.sourceClass(),
                mean,
                Math.min(Prior.MOST_STRENGTH, strength),
                prior.why() + "; " + why,
                prior.source() + "; " + name);
    }
}
