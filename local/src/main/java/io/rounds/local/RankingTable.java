package io.rounds.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Formats a ranking of trends as a text table. */
final class RankingTable {
    private RankingTable() {}

    /**
     * Formats a ranking.
     *
     * @param name of the ranking
     * @param topics in order of rank, as in a document of {@code rankings}
     * @param size rows at most
     */
    static String of(String name, JsonNode topics, int size) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT, "%4s  %-28s %8s %8s %9s %9s%n", "", name, "authors", "tweets", "expected", "surprise"));
        for (int i = 0; i < Math.min(size, topics.size()); i++) {
            JsonNode row = topics.path(i);
            table.append(String.format(
                    Locale.ROOT,
                    "%4d  %-28s %,8d %,8d %9.1f %9.1f%n",
                    i + 1,
                    '#' + row.path("display").asText(row.path("topic").asText()),
                    row.path("authors").asLong(),
                    row.path("tweets").asLong(),
                    row.path("expected").asDouble(),
                    row.path("surprise").asDouble()));
        }
        if (topics.isEmpty()) {
            table.append("      (nothing)").append(System.lineSeparator());
        }
        return table.toString();
    }
}
