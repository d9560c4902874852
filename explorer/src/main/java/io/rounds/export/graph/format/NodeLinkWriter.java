package io.rounds.export.graph.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON in node-link form, as networkx's {@code node_link_graph} and D3 read it: {@code nodes} and {@code links}. */
final class NodeLinkWriter implements GraphWriter {
    private final JsonGenerator json;
    private List<GraphColumn> nodeColumns = List.of();
    private List<GraphColumn> edgeColumns = List.of();

    NodeLinkWriter(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(new BufferedWriter(new OutputStreamWriter(out, UTF_8)));
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(new LinePerElement());
    }

    @Override
    public void begin(GraphHeader header) throws IOException {
        nodeColumns = header.nodeColumns();
        edgeColumns = header.edgeColumns();
        json.writeStartObject();
        json.writeBooleanField("directed", header.directed());
        json.writeBooleanField("multigraph", false);
        json.writeObjectFieldStart("graph");
        json.writeStringField("name", header.name());
        json.writeStringField("description", header.description());
        json.writeEndObject();
        json.writeArrayFieldStart("nodes");
    }

    @Override
    public void node(GraphNode node) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", node.id());
        json.writeStringField("label", node.label());
        values(nodeColumns, node.values());
        json.writeEndObject();
    }

    @Override
    public void beginEdges() throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("links");
    }

    @Override
    public void edge(GraphEdge edge) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", edge.source());
        json.writeStringField("target", edge.target());
        json.writeNumberField("weight", edge.weight());
        values(edgeColumns, edge.values());
        json.writeEndObject();
    }

    private void values(List<GraphColumn> columns, List<@Nullable Object> values) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value instanceof Long count) {
                json.writeNumberField(columns.get(i).name(), count);
            } else if (value instanceof Double number) {
                json.writeNumberField(columns.get(i).name(), number);
            } else if (value != null) {
                json.writeStringField(columns.get(i).name(), value.toString());
            }
        }
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    /** Writes each element of a list on its own line. */
    private static final class LinePerElement extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1L;

        @Override
        public void beforeArrayValues(JsonGenerator json) throws IOException {
            json.writeRaw('\n');
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(",\n");
        }
    }
}
