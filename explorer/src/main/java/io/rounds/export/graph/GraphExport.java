package io.rounds.export.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.IndexSchema;
import io.rounds.export.graph.format.GraphWriter;
import io.rounds.export.source.Condition;
import io.rounds.export.source.DocumentQuery;
import io.rounds.export.source.DocumentSource;
import io.rounds.export.source.Documents;
import io.rounds.export.source.NothingFoundException;
import io.rounds.export.source.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Exports documents as a graph. Nodes are sorted by id, edges by source and target. */
public final class GraphExport {
    private static final int PROGRESS_INTERVAL = 1_000;

    private GraphExport() {}

    /**
     * Reads all documents, then writes the graph.
     *
     * @param temporary an existing directory with room for about 500 bytes per document
     * @throws NothingFoundException when no document matches or there is no edge; nothing has been written then
     * @throws IOException when something cannot be read or written
     */
    public static GraphSummary write(
            DocumentSource source, GraphRequest request, Path temporary, GraphWriter writer, ProgressListener progress)
            throws IOException {
        GraphKind kind = request.kind();
        IndexSchema schema = IndexSchema.of(kind.index());
        List<Condition> conditions = request.selection().conditions(schema);
        try (GraphMapper mapper = kind.mapper(temporary);
                GraphBuilder graph = new GraphBuilder(mapper.attributes(), temporary)) {
            DocumentQuery query = new DocumentQuery(kind.index(), conditions, mapper.fields(), List.of(), List.of());
            long documents = read(source, query, mapper, graph, progress);
            if (documents == 0) {
                throw NothingFoundException.of(source, kind.index(), conditions);
            }
            mapper.finish(graph);
            long edges = graph.aggregateEdges(request.minWeight());
            if (edges == 0) {
                throw new NothingFoundException(String.format(
                        Locale.ROOT,
                        "%,d %s were read, but none of their edges has a weight of %,d or more",
                        documents,
                        kind.index(),
                        request.minWeight()));
            }
            writer.begin(mapper.attributes().header(kind.documentName(), description(request, schema)));
            long nodes = graph.writeNodes(writer);
            writer.beginEdges();
            graph.writeEdges(writer);
            writer.end();
            return new GraphSummary(documents, nodes, edges, graph.leftOut());
        }
    }

    private static long read(
            DocumentSource source, DocumentQuery query, GraphMapper mapper, GraphBuilder graph, ProgressListener progress)
            throws IOException {
        long read = 0;
        try (Documents documents = source.open(query)) {
            for (JsonNode document = documents.next(); document != null; document = documents.next()) {
                mapper.map(document, graph);
                if (++read % PROGRESS_INTERVAL == 0) {
                    progress.read(read, documents.total());
                }
            }
        }
        return read;
    }

    private static String description(GraphRequest request, IndexSchema schema) {
        String which = request.selection().description(schema);
        String weight = request.minWeight() == 1 ? "" : ", weight " + request.minWeight() + " or more";
        return request.kind().title() + ": " + (which.isEmpty() ? "all " : "") + schema.index()
                + (which.isEmpty() ? "" : ' ' + which) + weight;
    }
}
