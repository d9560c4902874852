package io.rounds.simulator.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a filtered stream. It understands hashtags joined by {@code OR}; rules of other users of the account may be
 * anything, and match nothing. Thread-safe.
 */
final class XRules {
    private static final int MAX_LENGTH = 1024;
    private static final int MAX_RULES = 1000;
    private static final String PROBLEMS = "https://api.twitter.com/2/problems/";
    private static final long FIRST_ID = 1_998_000_000_000_000_000L;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Consumer<String> complain;
    private long nextId = FIRST_ID;
    private @Nullable JsonNode checked;

    /** @param own whether the client that is tested made it */
    private record Rule(String value, String tag, boolean own) {}

    /** @param complain receives what the client does wrong */
    XRules(Consumer<String> complain) {
        this.complain = complain;
    }

    /** Adds a rule of somebody else; its id. */
    synchronized String addForeign(String value, String tag) {
        String id = Long.toString(nextId++);
        rules.put(id, new Rule(value, tag, false));
        return id;
    }

    synchronized boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The answer to GET. */
    synchronized ObjectNode list() {
        ObjectNode answer = json.createObjectNode();
        if (!rules.isEmpty()) {
            ArrayNode data = answer.putArray("data");
            rules.forEach((id, rule) -> describe(data.addObject(), id, rule));
        }
        answer.putObject("meta").put("result_count", rules.size());
        return answer;
    }

    private static void describe(ObjectNode node, String id, Rule rule) {
        node.put("id", id).put("value", rule.value).put("tag", rule.tag);
    }

    /** The rules that match, as they come with a post. */
    synchronized ArrayNode matching(Set<String> tags) {
        ArrayNode matching = json.createArrayNode();
        rules.forEach((id, rule) -> {
            Set<String> wanted = hashtags(rule.value);
            if (wanted != null && wanted.stream().anyMatch(tags::contains)) {
                matching.addObject().put("id", id).put("tag", rule.tag);
            }
        });
        return matching;
    }

    /** The hashtags of a rule or query, in lower case; null if it is something else. */
    static @Nullable Set<String> hashtags(String query) {
        List<String> terms = Stream.of(query.split(" OR ", -1)).toList();
        return terms.stream().allMatch(term -> term.matches("#[\\p{L}\\p{N}\\p{M}_]+"))
                ? terms.stream()
                        .map(term -> term.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet())
                : null;
    }

    /** The answer to POST. */
    synchronized ObjectNode change(JsonNode body, boolean dryRun) {
        if (!body.path("add").isEmpty()) {
            if (dryRun) {
                checked = body;
            } else if (!body.equals(checked)) {
                complain.accept("rules were added that were not checked with dry_run before");
            }
            return add(body.path("add"), dryRun);
        }
        return delete(body.path("delete").path("ids"), dryRun);
    }

    private ObjectNode add(JsonNode added, boolean dryRun) {
        Map<String, Rule> valid = new LinkedHashMap<>();
        ArrayNode errors = json.createArrayNode();
        for (JsonNode one : added) {
            String value = one.path("value").asText();
            String problem = problem(value, valid.values());
            if (problem == null) {
                valid.put(
                        Long.toString(nextId++), new Rule(value, one.path("tag").asText(), true));
            } else {
                ObjectNode error = errors.addObject().put("value", value).put("title", problem);
                error.put("type", PROBLEMS + problem.toLowerCase(Locale.ROOT));
                error.putArray("details").add("Rule '" + value + "': " + problem);
            }
        }
        if (!dryRun) {
            rules.putAll(valid);
        }
        ObjectNode answer = json.createObjectNode();
        if (!valid.isEmpty()) {
            ArrayNode data = answer.putArray("data");
            valid.forEach((id, rule) -> describe(data.addObject(), id, rule));
        }
        answer.putObject("meta")
                .putObject("summary")
                .put("created", valid.size())
                .put("not_created", errors.size())
                .put("valid", valid.size())
                .put("invalid", errors.size());
        if (!errors.isEmpty()) {
            answer.set("errors", errors);
        }
        return answer;
    }

    private @Nullable String problem(String value, Collection<Rule> added) {
        if (value.length() > MAX_LENGTH) {
            complain.accept("a rule of " + value.length() + " characters");
            return "UnprocessableEntity";
        }
        if (hashtags(value) == null) {
            complain.accept("a rule that X does not understand: " + value);
            return "UnprocessableEntity";
        }
        if (rules.size() + added.size() >= MAX_RULES) {
            complain.accept("more than " + MAX_RULES + " rules");
            return "RulesCapExceeded";
        }
        boolean isThere =
                Stream.concat(rules.values().stream(), added.stream()).anyMatch(rule -> rule.value.equals(value));
        return isThere ? "DuplicateRule" : null;
    }

    private ObjectNode delete(JsonNode ids, boolean dryRun) {
        List<String> found = new ArrayList<>();
        for (JsonNode id : ids) {
            Rule rule = rules.get(id.asText());
            if (rule != null) {
                found.add(id.asText());
                if (!rule.own) {
                    complain.accept("a rule of somebody else was deleted: " + rule.value);
                }
            }
        }
        if (!dryRun) {
            found.forEach(rules::remove);
        }
        ObjectNode answer = json.createObjectNode();
        answer.putObject("meta")
                .putObject("summary")
                .put("deleted", found.size())
                .put("not_deleted", ids.size() - found.size());
        return answer;
    }
}
