package io.rounds.export.graph.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.export.text.SpreadsheetCells;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Two tables with a header, RFC 4180 in UTF-8: the edges ({@code source,target,type,weight,...}) and the nodes
 * ({@code id,label,...}), with the names of columns that Gephi's import of spreadsheets expects. Cells are safe to open
 * in a spreadsheet.
 */
final class CsvGraphWriter implements GraphWriter {
    private final CSVPrinter nodes;
    private final CSVPrinter edges;
    private String type = "";

    CsvGraphWriter(OutputStream edges, OutputStream nodes) throws IOException {
        this.nodes = printer(nodes);
        this.edges = printer(edges);
    }

    private static CSVPrinter printer(OutputStream out) throws IOException {
        return new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, UTF_8)), CSVFormat.RFC4180);
    }

    @Override
    public void begin(GraphHeader header) throws IOException {
        type = header.directed() ? "Directed" : "Undirected";
        header(nodes, List.of("id", "label"), header.nodeColumns());
        header(edges, List.of("source", "target", "type", "weight"), header.edgeColumns());
    }

    private static void header(CSVPrinter csv, List<String> first, List<GraphColumn> columns) throws IOException {
        for (String name : first) {
            csv.print(name);
        }
        for (GraphColumn column : columns) {
            csv.print(column.name());
        }
        csv.println();
    }

    @Override
    public void node(GraphNode node) throws IOException {
        nodes.print(SpreadsheetCells.safe(node.id()));
        nodes.print(SpreadsheetCells.safe(node.label()));
        values(nodes, node.values());
    }

    @Override
    public void beginEdges() {
        // Edges have a table of their own.
    }

    @Override
    public void edge(GraphEdge edge) throws IOException {
        edges.print(SpreadsheetCells.safe(edge.source()));
        edges.print(SpreadsheetCells.safe(edge.target()));
        edges.print(type);
        edges.print(edge.weight());
        values(edges, edge.values());
    }

    private static void values(CSVPrinter csv, List<@Nullable Object> values) throws IOException {
        for (Object value : values) {
            csv.print(value instanceof String text ? SpreadsheetCells.safe(text) : value);
        }
        csv.println();
    }

    @Override
    public void end() throws IOException {
        nodes.flush();
        edges.flush();
    }
}
