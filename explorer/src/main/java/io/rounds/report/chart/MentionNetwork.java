package io.rounds.report.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The people with most mentions, given and received, on a circle. Each person is followed by the one of the others with
 * most mentions from and to the previous few, so that most lines are short. Ties in rank are broken by handle, so that
 * the same counts give the same picture.
 *
 * @param people in the order of the circle
 * @param edges between them; each pair once, most mentions first
 */
public record MentionNetwork(List<Person> people, List<Edge> edges) {
    /** More handles around a circle would be illegible. */
    static final int MAX_PEOPLE = 40;

    private static final int NEIGHBOURS = 3;

    /**
     * A person who mentions or is mentioned.
     *
     * @param received mentions of this person
     */
    record Person(String handle, long received) {}

    /** Mentions between two people, in both directions. */
    record Edge(int one, int other, long mentions) {}

    private record Pair(String one, String other) {
        static Pair of(String a, String b) {
            return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /**
     * Selects and arranges the people with most mentions.
     *
     * @param mentions objects with {@code from}, {@code to} and {@code count}
     */
    public static MentionNetwork of(JsonNode mentions) {
        Map<String, Long> weight = new TreeMap<>();
        Map<String, Long> received = new HashMap<>();
        Map<Pair, Long> pairs = new HashMap<>();
        for (JsonNode mention : mentions) {
            String from = mention.path("from").asText();
            String to = mention.path("to").asText();
            long count = mention.path("count").asLong();
            if (!from.equals(to)) {
                weight.merge(from, count, Long::sum);
                weight.merge(to, count, Long::sum);
                received.merge(to, count, Long::sum);
                pairs.merge(Pair.of(from, to), count, Long::sum);
            }
        }
        List<String> chosen = weight.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_PEOPLE)
                .map(Map.Entry::getKey)
                .toList();
        List<String> circle = circle(chosen, pairs);
        List<Person> people = circle.stream()
                .map(handle -> new Person(handle, received.getOrDefault(handle, 0L)))
                .toList();
        return new MentionNetwork(people, edges(circle, pairs));
    }

    private static List<String> circle(List<String> byWeight, Map<Pair, Long> pairs) {
        List<String> circle = new ArrayList<>();
        Set<String> left = new HashSet<>(byWeight);
        while (!left.isEmpty()) {
            List<String> last = circle.subList(Math.max(0, circle.size() - NEIGHBOURS), circle.size());
            String next = "";
            long most = -1;
            for (String candidate : byWeight) {
                long mentions = left.contains(candidate) ? mentions(candidate, last, pairs) : -1;
                if (mentions > most) {
                    most = mentions;
                    next = candidate;
                }
            }
            circle.add(next);
            left.remove(next);
        }
        return circle;
    }

    private static long mentions(String candidate, List<String> last, Map<Pair, Long> pairs) {
        return last.stream()
                .mapToLong(person -> pairs.getOrDefault(Pair.of(candidate, person), 0L))
                .sum();
    }

    private static List<Edge> edges(List<String> circle, Map<Pair, Long> pairs) {
        Map<String, Integer> positions = new HashMap<>();
        circle.forEach(handle -> positions.put(handle, positions.size()));
        List<Edge> edges = new ArrayList<>();
        pairs.forEach((pair, mentions) -> {
            Integer one = positions.get(pair.one());
            Integer other = positions.get(pair.other());
            if (one != null && other != null) {
                edges.add(new Edge(one, other, mentions));
            }
        });
        edges.sort(Comparator.comparingLong(Edge::mentions)
                .reversed()
                .thenComparingInt(Edge::one)
                .thenComparingInt(Edge::other));
        return List.copyOf(edges);
    }
}
