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
 * Sums up what documents say about nodes and edges, on disk and in bounded memory, whatever their order.
 *
 * <p>Everything said is a record; records are sorted by node, and by source and target. What is said about one edge then
 * stands together and is summed up while it is read. The edges that are heavy enough wait in a file, their ends are
 * sorted, too, and walking along both sorted lists at once gives the nodes that are ends of an edge (a merge join).
 */
final class GraphBuilder implements Closeable {
    private static final int SORT_BUFFER = 32 * 1024 * 1024;
    private static final int OPEN_RUNS = 128;
    private static final int FILE_BUFFER = 256 * 1024;
    private static final byte[] NOTHING = {};
    /** Sorts before everything that an id can hold, since ids are clean. */
    private static final char BETWEEN = '\0';

    private final GraphAttributes shape;
    private final ExternalSorter nodes;
    private final ExternalSorter edges;
    private final ExternalSorter ends;
    private final Path edgeFile;
    private final SortedMap<String, Long> leftOut = new TreeMap<>();
    private long edgeCount;

    /** @param temporary an existing directory */
    GraphBuilder(GraphAttributes shape, Path temporary) throws IOException {
        this.shape = shape;
        this.nodes = new ExternalSorter(temporary, SORT_BUFFER, OPEN_RUNS);
        this.edges = new ExternalSorter(temporary, SORT_BUFFER, OPEN_RUNS);
        this.ends = new ExternalSorter(temporary, SORT_BUFFER, OPEN_RUNS);
        this.edgeFile = Files.createTempFile(temporary, "rounds-edges-", null);
    }

    /** An id that every format can hold: the same in all of them. */
    static String id(String raw) {
        return XmlCharacters.clean(raw);
    }

    void node(String id, NodeObservation mark) throws IOException {
        nodes.add(id.getBytes(UTF_8), mark.encode());
    }

    /** Both of its ends must be told of, too. */
    void edge(EdgeObservation mark) throws IOException {
        edges.add((mark.source() + BETWEEN + mark.target()).getBytes(UTF_8), mark.encode());
    }

    /** Takes note of something that is not part of the graph. */
    void leaveOut(String what) {
        leftOut.merge(what, 1L, Long::sum);
    }

    /** What is not part of the graph, and how often. */
    SortedMap<String, Long> leftOut() {
        return leftOut;
    }

    /**
     * Sums up the edges.
     *
     * @param minWeight lighter ones are dropped
     * @return how many there are
     */
    long sumUp(long minWeight) throws IOException {
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
                    keep(sum, minWeight, out);
                    key = cursor.key();
                    sum = next;
                }
            }
            keep(sum, minWeight, out);
        }
        edges.close();
        return edgeCount;
    }

    private static boolean isSameEvent(EdgeObservation sum, EdgeObservation next) {
        return !next.event().isEmpty() && next.event().equals(sum.event());
    }

    private void keep(@Nullable EdgeObservation edge, long minWeight, DataOutputStream out) throws IOException {
        if (edge != null && edge.weight() >= minWeight) {
            edge.write(out);
            ends.add(edge.source().getBytes(UTF_8), NOTHING);
            ends.add(edge.target().getBytes(UTF_8), NOTHING);
            edgeCount++;
        }
    }

    /**
     * Writes the ends of the edges, by id.
     *
     * @return how many there are
     */
    long writeNodes(GraphWriter writer) throws IOException {
        RecordCursor end = ends.sort();
        RecordCursor mark = nodes.sort();
        long written = 0;
        boolean more = mark.advance();
        byte[] last = null;
        while (end.advance()) {
            byte[] id = end.key();
            if (Arrays.equals(id, last)) {
                continue;
            }
            last = id;
            while (more && Arrays.compareUnsigned(mark.key(), id) < 0) {
                more = mark.advance();
            }
            NodeSum sum = new NodeSum(shape);
            while (more && Arrays.equals(mark.key(), id)) {
                sum.add(mark.payload());
                more = mark.advance();
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
                List<@Nullable Object> values = GraphColumn.values(shape.edgeTexts(), edge.texts());
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

    /** All that is said about one node. */
    private static final class NodeSum {
        private final GraphAttributes shape;
        private List<Long> counts;
        private @Nullable NodeObservation best;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        NodeSum(GraphAttributes shape) {
            this.shape = shape;
            this.counts = Collections.nCopies(shape.nodeCounts().size(), 0L);
        }

        /** Takes the marks in order, so that the last one knows best. */
        void add(byte[] payload) throws IOException {
            NodeObservation mark = NodeObservation.decode(payload);
            counts = RecordEncoding.sum(counts, mark.counts());
            first = mark.at().isBefore(first) ? mark.at() : first;
            last = mark.at().isAfter(last) ? mark.at() : last;
            best = mark;
        }

        GraphNode node(String id) {
            if (best == null) {
                throw new IllegalStateException("Nothing was said about " + id + ", which is the end of an edge");
            }
            String label = best.texts().get(0);
            List<@Nullable Object> values = GraphColumn.values(
                    shape.nodeTexts(), best.texts().subList(1, best.texts().size()));
            values.addAll(counts);
            values.add(first.toString());
            values.add(last.toString());
            return new GraphNode(id, label == null ? id : label, first, values);
        }
    }
}
