package io.rounds.export.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.export.graph.format.GraphColumn;
import io.rounds.export.graph.format.GraphEdge;
import io.rounds.export.graph.format.GraphNode;
import io.rounds.export.graph.format.GraphWriter;
import io.rounds.export.text.XmlCharacters;
import io.rounds.files.ExternalSorter;
import io.rounds.files.RecordCursor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates what documents say about nodes and edges, on disk and in bounded memory, whatever their order.
 *
 * <p>Each observation is a record; records are sorted by node, and by source and target. The observations of one edge
 * are then adjacent and are summed while they are read. Edges of sufficient weight are kept in a file, their ends are
 * sorted, too, and a merge join of ends and node records gives the nodes that have an edge.
 */
final class GraphBuilder implements Closeable {
    private static final int SORT_BUFFER = 32 * 1024 * 1024;
    private static final int OPEN_RUNS = 128;
    private static final int FILE_BUFFER = 256 * 1024;
    private static final byte[] NOTHING = {};
    /** Sorts before every character of an id, since ids are clean ({@link #id}). */
    private static final char SEPARATOR = '\0';

    private final GraphAttributes attributes;
    private final ExternalSorter nodes;
    private final ExternalSorter edges;
    private final ExternalSorter ends;
    private final Path edgeFile;
    private final SortedMap<String, Long> leftOut = new TreeMap<>();
    private long edgeCount;

    /** @param temporary an existing directory */
    GraphBuilder(GraphAttributes attributes, Path temporary) throws IOException {
        this.attributes = attributes;
        this.nodes = new ExternalSorter(temporary, SORT_BUFFER, OPEN_RUNS);
        this.edges = new ExternalSorter(temporary, SORT_BUFFER, OPEN_RUNS);
        this.ends = new ExternalSorter(temporary, SORT_BUFFER, OPEN_RUNS);
        this.edgeFile = Files.createTempFile(temporary, "rounds-edges-", null);
    }

    /** An id with characters that every format allows, so that it is the same in all of them. */
    static String id(String raw) {
        return XmlCharacters.clean(raw);
    }

    void node(String id, NodeObservation observation) throws IOException {
        nodes.add(id.getBytes(UTF_8), observation.encode());
    }

    /** Both ends must be added as nodes, too. */
    void edge(EdgeObservation observation) throws IOException {
        edges.add((observation.source() + SEPARATOR + observation.target()).getBytes(UTF_8), observation.encode());
    }

    /** Counts something that is left out of the graph. */
    void leaveOut(String what) {
        leftOut.merge(what, 1L, Long::sum);
    }

    /** What was left out of the graph, and how often. */
    SortedMap<String, Long> leftOut() {
        return leftOut;
    }

    /**
     * Aggregates the edges.
     *
     * @param minWeight edges of less weight are dropped
     * @return the number of edges
     */
    long aggregateEdges(long minWeight) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(edgeFile), FILE_BUFFER))) {
            RecordCursor cursor = edges.sort();
            byte[] key = NOTHING;
            EdgeObservation sum = null;
            while (cursor.advance()) {
                EdgeObservation next = EdgeObservation.read(RecordEncoding.open(cursor.payload()));
                if (sum != null && Arrays.equals(key, cursor.key())) {
                    sum = isSameEvent(sum, next) ? sum : sum.plus(next);
                } else {
                    writeIfHeavyEnough(sum, minWeight, out);
                    key = cursor.key();
                    sum = next;
                }
            }
            writeIfHeavyEnough(sum, minWeight, out);
        }
        edges.close();
        return edgeCount;
    }

    private static boolean isSameEvent(EdgeObservation sum, EdgeObservation next) {
        return !next.event().isEmpty() && next.event().equals(sum.event());
    }

    private void writeIfHeavyEnough(@Nullable EdgeObservation edge, long minWeight, DataOutputStream out) throws IOException {
        if (edge != null && edge.weight() >= minWeight) {
            edge.write(out);
            ends.add(edge.source().getBytes(UTF_8), NOTHING);
            ends.add(edge.target().getBytes(UTF_8), NOTHING);
            edgeCount++;
        }
    }

    /**
     * Writes the nodes that have an edge, by id.
     *
     * @return the number of nodes
     */
    long writeNodes(GraphWriter writer) throws IOException {
        RecordCursor end = ends.sort();
        RecordCursor observation = nodes.sort();
        long written = 0;
        boolean more = observation.advance();
        byte[] last = null;
        while (end.advance()) {
            byte[] id = end.key();
            if (Arrays.equals(id, last)) {
                continue;
            }
            last = id;
            while (more && Arrays.compareUnsigned(observation.key(), id) < 0) {
                more = observation.advance();
            }
            NodeAggregate sum = new NodeAggregate(attributes);
            while (more && Arrays.equals(observation.key(), id)) {
                sum.add(observation.payload());
                more = observation.advance();
            }
            writer.node(sum.node(new String(id, UTF_8)));
            written++;
        }
        return written;
    }

    /** Writes the edges, by source and target. */
    void writeEdges(GraphWriter writer) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(edgeFile), FILE_BUFFER))) {
            for (long i = 0; i < edgeCount; i++) {
                EdgeObservation edge = EdgeObservation.read(in);
                List<@Nullable Object> values = GraphColumn.values(attributes.edgeTexts(), edge.texts());
                values.addAll(edge.counts());
                values.add(edge.first().toString());
                values.add(edge.last().toString());
                writer.edge(new GraphEdge(edge.source(), edge.target(), edge.weight(), edge.first(), values));
            }
        }
    }

    /** Removes the temporary files. */
    @Override
    public void close() throws IOException {
        try (nodes;
                edges;
                ends) {
            Files.deleteIfExists(edgeFile);
        }
    }

    /** The observations of one node. */
    private static final class NodeAggregate {
        private final GraphAttributes attributes;
        private List<Long> counts;
        private @Nullable NodeObservation authoritative;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        NodeAggregate(GraphAttributes attributes) {
            this.attributes = attributes;
            this.counts = Collections.nCopies(attributes.nodeCounts().size(), 0L);
        }

        /** Takes the observations in order: the last one is authoritative. */
        void add(byte[] payload) throws IOException {
            NodeObservation observation = NodeObservation.decode(payload);
            counts = RecordEncoding.sum(counts, observation.counts());
            first = observation.at().isBefore(first) ? observation.at() : first;
            last = observation.at().isAfter(last) ? observation.at() : last;
            authoritative = observation;
        }

        GraphNode node(String id) {
            if (authoritative == null) {
                throw new IllegalStateException("There is an edge of " + id + ", but no such node");
            }
            String label = authoritative.texts().get(0);
            List<@Nullable Object> values = GraphColumn.values(
                    attributes.nodeTexts(), authoritative.texts().subList(1, authoritative.texts().size()));
            values.addAll(counts);
            values.add(first.toString());
            values.add(last.toString());
            return new GraphNode(id, label == null ? id : label, first, values);
        }
    }
}
