package io.rounds.export.graph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GraphML (<a href="http://graphml.graphdrawing.org">graphml.graphdrawing.org</a>), which networkx, igraph, Gephi and
 * most others read. GraphML has no notion of time: the start is only an attribute.
 */
final class GraphmlWriter implements GraphWriter {
    private final XmlOutput xml;
    private List<GraphColumn> nodeColumns = List.of();
    private List<GraphColumn> edgeColumns = List.of();

    GraphmlWriter(OutputStream out) throws IOException {
        this.xml = new XmlOutput(out);
    }

    @Override
    public void begin(GraphHeader header) throws IOException {
        nodeColumns = header.nodeColumns();
        edgeColumns = header.edgeColumns();
        xml.start("graphml")
                .attribute("xmlns", "http://graphml.graphdrawing.org/xmlns")
                .line();
        key("node", GraphColumn.text("label"));
        for (GraphColumn column : nodeColumns) {
            key("node", column);
        }
        key("edge", GraphColumn.number("weight"));
        for (GraphColumn column : edgeColumns) {
            key("edge", column);
        }
        xml.start("graph")
                .attribute("id", header.name())
                .attribute("edgedefault", header.directed() ? "directed" : "undirected")
                .line();
        xml.start("desc").text(header.description()).end().line();
    }

    private void key(String kind, GraphColumn column) throws IOException {
        xml.empty("key")
                .attribute("id", id(kind, column.name()))
                .attribute("for", kind)
                .attribute("attr.name", column.name())
                .attribute("attr.type", column.type().xmlName())
                .line();
    }

    private static String id(String kind, String name) {
        return kind + '_' + name;
    }

    @Override
    public void node(GraphNode node) throws IOException {
        xml.start("node").attribute("id", node.id());
        data("node", "label", node.label());
        values("node", nodeColumns, node.values());
        xml.end().line();
    }

    @Override
    public void beginEdges() {
        // Edges follow the nodes without anything between them.
    }

    @Override
    public void edge(GraphEdge edge) throws IOException {
        xml.start("edge").attribute("source", edge.source()).attribute("target", edge.target());
        data("edge", "weight", Long.toString(edge.weight()));
        values("edge", edgeColumns, edge.values());
        xml.end().line();
    }

    private void values(String kind, List<GraphColumn> columns, List<@Nullable Object> values) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                data(kind, columns.get(i).name(), value.toString());
            }
        }
    }

    private void data(String kind, String name, String value) throws IOException {
        xml.start("data").attribute("key", id(kind, name)).text(value).end();
    }

    @Override
    public void end() throws IOException {
        xml.end().line().end().line().flush();
    }
}
