package io.rounds.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** A ranking of trends for people. */
final class RankingTable {
    private RankingTable() {}

    /**
     * Lays out a ranking, its first row numbered 1.
     *
     * @param name of the ranking
     * @param documents trends in order of rank
     */
    static String of(String name, List<JsonNode> documents) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT, "%4s  %-28s %8s %8s %9s %9s%n", "", name, "authors", "tweets", "expected", "surprise"));
        int rank = 1;
        for (JsonNode row : documents) {
            table.append(String.format(
                    Locale.ROOT,
                    "%4d  %-28s %,8d %,8d %9.1f %9.1f%n",
                    rank++,
                    '#' + row.path("display").asText(row.path("topic").asText()),
                    row.path("authors").asLong(),
                    row.path("tweets").asLong(),
                    row.path("expected").asDouble(),
                    row.path("surprise").asDouble()));
        }
        if (documents.isEmpty()) {
            table.append("      (nothing)").append(System.lineSeparator());
        }
        return table.toString();
    }
}
