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
 * Prior ratings of domains: {@code sources.csv} by name, else {@code source_rules.csv} by the longest matching suffix. A
 * domain that neither lists is unknown, which is neither good nor bad.
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

    /** The prior of a domain, or null where it is unknown. */
    public @Nullable Prior find(String domain) {
        Prior prior = byDomain.get(domain);
        for (int dot = domain.indexOf('.'); prior == null && dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            prior = bySuffix.get(domain.substring(dot + 1));
        }
        return prior;
    }

    /** The domains that are listed by name, with their priors. */
    public Map<String, Prior> listed() {
        return Map.copyOf(byDomain);
    }

    /** The prior of a source, or null where it is unknown; accounts and channels have none. */
    public @Nullable Prior find(Source source) {
        return source.kind() == Source.Kind.DOMAIN ? find(source.name()) : null;
    }

    /**
     * This table and a list of ratings beside it. Where both know a domain, their observations add up, up to
     * {@link Prior#MAX_STRENGTH} in all.
     */
    public PriorTable with(RatingList ratings) {
        Map<String, Prior> both = new HashMap<>(byDomain);
        for (Map.Entry<String, Double> rating : ratings.byDomain().entrySet()) {
            both.put(rating.getKey(), with(find(rating.getKey()), rating.getValue(), ratings.name()));
        }
        return new PriorTable(both, bySuffix);
    }

    private static Prior with(@Nullable Prior prior, double rating, String name) {
        String why = String.format(Locale.ROOT, "rated %.2f in %s", rating, name);
        if (prior == null) {
            return new Prior(SourceClass.REFERENCE, rating, RatingList.STRENGTH, why, name);
        }
        if (prior.sourceClass() == SourceClass.PLATFORM) {
            return prior;
        }
        double strength = prior.strength() + RatingList.STRENGTH;
        double mean = (prior.mean() * prior.strength() + rating * RatingList.STRENGTH) / strength;
        return new Prior(
                prior.sourceClass(),
                mean,
                Math.min(Prior.MAX_STRENGTH, strength),
                prior.why() + "; " + why,
                prior.source() + "; " + name);
    }
}
