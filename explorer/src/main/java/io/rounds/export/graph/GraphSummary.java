package io.rounds.export.graph;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Statistics of an export.
 *
 * @param documents the number of documents read
 * @param leftOut what was left out of the graph, and how often
 */
public record GraphSummary(long documents, long nodes, long edges, SortedMap<String, Long> leftOut) {
    public GraphSummary {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }
}
