package io.rounds.export.source;

import io.rounds.documents.IndexSchema;
import io.rounds.extract.text.Tags;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which documents to export. A document must match one value of every list that is not empty. Values are accepted in
 * any spelling: {@code #FOAMed}, {@code https://doi.org/10.1000/X}.
 *
 * @param from inclusive; null for no lower bound
 * @param to exclusive; null for no upper bound
 * @param communities by name
 * @param tags hashtags
 * @param domains of links or of their publishers
 * @param dois digital object identifiers
 */
public record Selection(
        @Nullable Instant from,
        @Nullable Instant to,
        List<String> communities,
        List<String> tags,
        List<String> domains,
        List<String> dois) {
    /** Every document. */
    public static final Selection ALL = new Selection(null, null, List.of(), List.of(), List.of(), List.of());

    private static final List<String> COMMUNITY_FIELDS = List.of("communities", "community");
    private static final List<String> TAG_FIELDS =
            List.of("hashtags", "hashtags.tag", "topic", "live.topic", "unusual.topic", "tag", "tags");
    private static final List<String> DOMAIN_FIELDS =
            List.of("domain", "publisher", "links.domain", "links.publisher", "name");
    private static final List<String> DOI_FIELDS = List.of("doi", "links.doi");

    private static final Pattern DOI_PREFIX = Pattern.compile("^(https?://(dx\\.)?doi\\.org/|doi:)");
    private static final Pattern SCHEME_AND_WWW = Pattern.compile("^(https?://)?(www\\.)?");

    /** @throws IllegalArgumentException when the time range or a value is empty */
    public Selection {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("The time range from " + from + " to " + to + " is empty");
        }
        communities = normalised(communities, name -> name.toLowerCase(Locale.ROOT));
        tags = normalised(tags, Tags::normalise);
        domains = normalised(domains, Selection::domain);
        dois = normalised(dois, Selection::doi);
    }

    /**
     * A time in one of two formats: {@code 2026-03-01} (midnight UTC) or {@code 2026-03-01T10:00:00Z}.
     *
     * @throws IllegalArgumentException when it is in neither format
     */
    public static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Not a time: '" + text + "' (expected 2026-03-01 or 2026-03-01T10:00:00Z)", e);
        }
    }

    private static List<String> normalised(List<String> values, UnaryOperator<String> form) {
        List<String> normalised = new ArrayList<>();
        for (String value : values) {
            String plain = form.apply(value.strip());
            if (plain.isEmpty()) {
                throw new IllegalArgumentException("An empty value selects nothing");
            }
            normalised.add(plain);
        }
        return List.copyOf(normalised);
    }

    private static String domain(String text) {
        String host = SCHEME_AND_WWW.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
        int slash = host.indexOf('/');
        return slash < 0 ? host : host.substring(0, slash);
    }

    private static String doi(String text) {
        return DOI_PREFIX.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /**
     * Checks that the documents of an index have the fields that the selection needs.
     *
     * @throws IllegalArgumentException when they lack such a field; the message names it
     */
    public void check(IndexSchema schema) {
        int unused = conditions(schema).size();
    }

    /**
     * The conditions for the documents of an index.
     *
     * @throws IllegalArgumentException when these documents lack such a field; the message names it
     */
    public List<Condition> conditions(IndexSchema schema) {
        List<Condition> conditions = new ArrayList<>();
        if (from != null || to != null) {
            conditions.add(new Condition.Between(interval(), schema.timeField(), from, to));
        }
        add(conditions, schema, "community", "of the community ", COMMUNITY_FIELDS, communities);
        add(conditions, schema, "hashtag", "with the hashtag ", TAG_FIELDS, tags);
        add(conditions, schema, "domain", "of the domain ", DOMAIN_FIELDS, domains);
        add(conditions, schema, "DOI", "with the DOI ", DOI_FIELDS, dois);
        return conditions;
    }

    private static void add(
            List<Condition> conditions,
            IndexSchema schema,
            String what,
            String prefix,
            List<String> fields,
            List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        List<String> present = fields.stream().filter(schema::has).toList();
        if (present.isEmpty()) {
            throw new IllegalArgumentException("Documents of " + schema.index() + " have no " + what + " to select by");
        }
        conditions.add(new Condition.AnyOf(prefix + String.join(" or ", values), present, values));
    }

    private String interval() {
        return ((from == null ? "" : "from " + from) + (to == null ? "" : " to " + to)).strip();
    }

    /**
     * In English, for the header of a file: {@code of the community foamed, from ... to ...}; empty for all documents.
     */
    public String description(IndexSchema schema) {
        return String.join(
                ", ", conditions(schema).stream().map(Condition::description).toList());
    }
}
