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
 * Who mentions whom, as far as a picture can show it: the people with most mentions, given and received, on a circle. Who
 * belongs together stands together: after each person comes, of those left, the one with most ties to the last few, so
 * that most lines are short. Ties in rank are broken by name, so that the same figures make the same picture.
 *
 * @param people in the order of the circle
 * @param ties between these; each pair once, most mentions first
 */
record MentionNetwork(List<Person> people, List<Tie> ties) {
    /** So many names can be read around a circle. */
    static final int MOST_PEOPLE = 40;

    private static final int LAST_FEW = 3;

    /**
     * Somebody who mentions or is mentioned.
     *
     * @param received mentions of this person by anybody in the list of pairs
     */
    record Person(String handle, long received) {}

    /** Mentions between two people, in both directions. */
    record Tie(int one, int other, long mentions) {}

    private record Pair(String one, String other) {
        static Pair of(String a, String b) {
            return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /** @param mentions objects with {@code from}, {@code to} and {@code count} */
    static MentionNetwork of(JsonNode mentions) {
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
                .limit(MOST_PEOPLE)
                .map(Map.Entry::getKey)
                .toList();
        List<String> circle = circle(chosen, pairs);
        List<Person> people = circle.stream()
                .map(handle -> new Person(handle, received.getOrDefault(handle, 0L)))
                .toList();
        return new MentionNetwork(people, ties(circle, pairs));
    }

    private static List<String> circle(List<String> byWeight, Map<Pair, Long> pairs) {
        List<String> circle = new ArrayList<>();
        Set<String> left = new HashSet<>(byWeight);
        while (!left.isEmpty()) {
            List<String> last = circle.subList(Math.max(0, circle.size() - LAST_FEW), circle.size());
            String next = "";
            long most = -1;
            for (String candidate : byWeight) {
                long tied = left.contains(candidate) ? tied(candidate, last, pairs) : -1;
                if (tied > most) {
                    most = tied;
                    next = candidate;
                }
            }
            circle.add(next);
            left.remove(next);
        }
        return circle;
    }

    private static long tied(String candidate, List<String> last, Map<Pair, Long> pairs) {
        return last.stream()
                .mapToLong(person -> pairs.getOrDefault(Pair.of(candidate, person), 0L))
                .sum();
    }

    private static List<Tie> ties(List<String> circle, Map<Pair, Long> pairs) {
        Map<String, Integer> places = new HashMap<>();
        circle.forEach(handle -> places.put(handle, places.size()));
        List<Tie> ties = new ArrayList<>();
        pairs.forEach((pair, mentions) -> {
            Integer one = places.get(pair.one());
            Integer other = places.get(pair.other());
            if (one != null && other != null) {
                ties.add(new Tie(one, other, mentions));
            }
        });
        ties.sort(Comparator.comparingLong(Tie::mentions)
                .reversed()
                .thenComparingInt(Tie::one)
                .thenComparingInt(Tie::other));
        return List.copyOf(ties);
    }
}
