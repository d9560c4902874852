package io.rounds.ingest.follow.x;

import io.rounds.model.Community;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of the filtered stream for sets of hashtags: {@code #foamed OR #meded OR ...}, in as few rules as their length
 * allows.
 *
 * @see <a href="https://docs.x.com/x-api/posts/filtered-stream/integrate/build-a-rule">Building rules</a>
 */
final class StreamRules {
    /** The length of a rule, characters. */
    static final int MAX_RULE = 1024;
    /** The length of a query of recent search and of counts, characters. */
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
    record Rule(String value, String tag) {
        boolean isOurs() {
            return tag.startsWith(PREFIX);
        }
    }

    /**
     * The rules of sets of hashtags, as few as possible. Of sets that are equal, the first one names the rule.
     *
     * @throws IllegalArgumentException if a set has no hashtags, or there would be too many rules
     */
    static List<Rule> of(List<Community> followed) {
        List<Rule> rules = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (Community one : followed) {
            List<String> values = queries(tags(one), MAX_RULE);
            for (int i = 0; i < values.size(); i++) {
                if (present.add(values.get(i))) {
                    rules.add(new Rule(values.get(i), PREFIX + one.name() + (values.size() == 1 ? "" : "/" + (i + 1))));
                }
            }
        }
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("X allows " + MAX_RULES + " rules; these hashtags need " + rules.size());
        }
        return rules;
    }

    private static Set<String> tags(Community community) {
        if (community.everything()) {
            throw new IllegalArgumentException(
                    "X is followed by hashtags, and the community all has none: name another one");
        }
        return new TreeSet<>(community.tags());
    }

    /** Queries of recent search that match what the rules match. */
    static List<String> searches(List<Community> followed) {
        Set<String> tags = new TreeSet<>();
        followed.forEach(one -> tags.addAll(tags(one)));
        return queries(tags, MAX_QUERY);
    }

    /** Hashtags joined by OR, in texts of at most that length. */
    private static List<String> queries(Set<String> tags, int maxLength) {
        List<String> queries = new ArrayList<>();
        StringBuilder query = new StringBuilder();
        for (String tag : tags) {
            String term = '#' + tag;
            if (term.length() > maxLength) {
                throw new IllegalArgumentException("the hashtag " + term.substring(0, 20) + "... is too long for X");
            }
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

    /**
     * What has to change so that the account has the wanted rules.
     *
     * @param removeFirst ids of rules that are in the way of those to add: a rule's tag cannot be changed, and no two rules
     *     have the same value
     * @param add the rules that are missing
     * @param removeAfter ids of rules that are no longer wanted; removed last, so that nothing is missed
     */
    record Change(List<String> removeFirst, List<Rule> add, List<String> removeAfter) {
        boolean isNone() {
            return removeFirst.isEmpty() && add.isEmpty() && removeAfter.isEmpty();
        }
    }

    /**
     * Compares the rules of the account with those that are wanted. A rule that others made stays, and takes the place of one
     * of the same value.
     *
     * @param present by id
     */
    static Change change(Map<String, Rule> present, List<Rule> wanted) {
        Map<String, String> missing = new HashMap<>();
        wanted.forEach(rule -> missing.put(rule.value(), rule.tag()));
        Map<String, String> values = Map.copyOf(missing);
        List<String> inTheWay = new ArrayList<>();
        List<String> outdated = new ArrayList<>();
        present.forEach((id, rule) -> {
            String tag = values.get(rule.value());
            if (tag != null && (!rule.isOurs() || tag.equals(rule.tag()))) {
                missing.remove(rule.value());
            } else if (tag != null) {
                inTheWay.add(id);
            } else if (rule.isOurs()) {
                outdated.add(id);
            }
        });
        List<Rule> add = wanted.stream()
                .filter(rule -> missing.containsKey(rule.value()))
                .toList();
        if (present.size() - inTheWay.size() + add.size() > MAX_RULES) {
            inTheWay.addAll(outdated);
            outdated.clear();
        }
        return new Change(List.copyOf(inTheWay), add, List.copyOf(outdated));
    }
}
