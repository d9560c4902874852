package io.rounds.ingest.follow.x;

import io.rounds.model.Community;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of the filtered stream for communities: {@code #foamed OR #meded OR ...}, in as few rules as their length allows.
 *
 * @see <a href="https://docs.x.com/x-api/posts/filtered-stream/integrate/build-a-rule">Building rules</a>
 */
final class StreamRules {
    /** The length of a rule, characters. */
    static final int MAX_RULE = 1024;
    /** The length of a query of recent search, characters. */
    static final int MAX_QUERY = 512;
    /** How many rules an account may have. */
    static final int MAX_RULES = 1000;
    /** The tags of rules that Rounds made begin with this; others are left alone. */
    static final String PREFIX = "rounds:";

    private static final String OR = " OR ";

    private StreamRules() {}

    /**
     * A rule.
     *
     * @param value what it matches
     * @param tag its name, which comes with each post
     */
    record Rule(String value, String tag) {}

    /**
     * The rules of communities, as few as possible.
     *
     * @throws IllegalArgumentException if a community has no hashtags, or there would be too many rules
     */
    static List<Rule> of(List<Community> communities) {
        List<Rule> rules = new ArrayList<>();
        for (Map.Entry<String, List<String>> community : tags(communities).entrySet()) {
            List<String> values = queries(community.getValue(), MAX_RULE);
            for (int i = 0; i < values.size(); i++) {
                rules.add(new Rule(
                        values.get(i), PREFIX + community.getKey() + (values.size() == 1 ? "" : "/" + (i + 1))));
            }
        }
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException(
                    "X allows " + MAX_RULES + " rules; these communities need " + rules.size());
        }
        return rules;
    }

    private static Map<String, List<String>> tags(List<Community> communities) {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        for (Community community : communities) {
            if (community.everything()) {
                throw new IllegalArgumentException(
                        "X is followed by hashtags, and the community all has none: name another one");
            }
            tags.put(community.name(), community.tags().stream().sorted().toList());
        }
        return tags;
    }

    /** Queries of recent search that match what the rules match. */
    static List<String> searches(List<Community> communities) {
        return queries(
                tags(communities).values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList(),
                MAX_QUERY);
    }

    /** Hashtags joined by OR, in texts of at most that length. */
    private static List<String> queries(List<String> tags, int maxLength) {
        List<String> queries = new ArrayList<>();
        StringBuilder query = new StringBuilder();
        for (String tag : tags) {
            String term = '#' + tag;
            if (!query.isEmpty() && query.length() + OR.length() + term.length() > maxLength) {
                queries.add(query.toString());
                query.setLength(0);
            }
            query.append(query.isEmpty() ? "" : OR).append(term);
        }
        if (!query.isEmpty()) {
            queries.add(query.toString());
        }
        return queries;
    }
}
