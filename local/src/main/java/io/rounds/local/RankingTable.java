package io.rounds.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Formats a ranking of trends as a text table. */
final class RankingTable {
    private RankingTable() {}

    /**
     * Formats a ranking.
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
