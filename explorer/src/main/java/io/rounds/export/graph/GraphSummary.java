package io.rounds.export.graph;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of an export.
 *
 * @param documents that were read
 * @param leftOut what is not part of the graph, and how often
 */
public record GraphSummary(long documents, long nodes, long edges, SortedMap<String, Long> leftOut) {
    public GraphSummary {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }
}
