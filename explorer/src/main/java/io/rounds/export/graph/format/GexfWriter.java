package io.rounds.export.graph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GEXF with dynamics: nodes and edges appear at their start, so that Gephi's timeline plays the graph
 * (<a href="https://gexf.net">gexf.net</a>).
 *
 * <p>It is written as GEXF 1.2 with the time format {@code date}, whose values may be dates with a time in Gephi and in
 * the schema, because networkx reads neither 1.3 before its version 3.5 nor the time format {@code dateTime} at all.
 */
final class GexfWriter implements GraphWriter {
    private final XmlOutput xml;
    private List<GraphColumn> nodeColumns = List.of();
    private List<GraphColumn> edgeColumns = List.of();
    private long edges;

    GexfWriter(OutputStream out) throws IOException {
        this.xml = new XmlOutput(out);
    }

    @Override
    public void begin(GraphHeader header) throws IOException {
        nodeColumns = header.nodeColumns();
        edgeColumns = header.edgeColumns();
        xml.start("gexf").attribute("xmlns", "http://www.gexf.net/1.2draft").attribute("version", "1.2");
        xml.line().start("meta").start("creator").text("Rounds").end();
        xml.start("description").text(header.description()).end().end().line();
        xml.start("graph")
                .attribute("mode", "dynamic")
                .attribute("defaultedgetype", header.directed() ? "directed" : "undirected")
                .attribute("timeformat", "date")
                .line();
        attributes("node", nodeColumns);
        attributes("edge", edgeColumns);
        xml.start("nodes").line();
    }

    private void attributes(String kind, List<GraphColumn> columns) throws IOException {
        xml.start("attributes").attribute("class", kind).attribute("mode", "static");
        for (GraphColumn column : columns) {
            xml.line()
                    .empty("attribute")
                    .attribute("id", column.name())
                    .attribute("title", column.name())
                    .attribute("type", column.type().xmlName());
        }
        xml.line().end().line();
    }

    @Override
    public void node(GraphNode node) throws IOException {
        xml.start("node")
                .attribute("id", node.id())
                .attribute("label", node.label())
                .attribute("start", node.start().toString());
        values(nodeColumns, node.values());
        xml.end().line();
    }

    @Override
    public void beginEdges() throws IOException {
        xml.end().line().start("edges").line();
    }

    @Override
    public void edge(GraphEdge edge) throws IOException {
        xml.start("edge")
                .attribute("id", Long.toString(edges++))
                .attribute("source", edge.source())
                .attribute("target", edge.target())
                .attribute("weight", Long.toString(edge.weight()))
                .attribute("start", edge.start().toString());
        values(edgeColumns, edge.values());
        xml.end().line();
    }

    private void values(List<GraphColumn> columns, List<@Nullable Object> values) throws IOException {
        xml.start("attvalues");
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                xml.empty("attvalue")
                        .attribute("for", columns.get(i).name())
                        .attribute("value", value.toString());
            }
        }
        xml.end();
    }

    @Override
    public void end() throws IOException {
        xml.end().line().end().line().end().line().flush();
    }
}
