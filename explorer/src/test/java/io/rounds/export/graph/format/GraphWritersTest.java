package io.rounds.export.graph.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.export.table.TableFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphWritersTest {
    private static final GraphHeader HEADER = new GraphHeader(
            "shares",
            "Who shared <what>",
            true,
            List.of(GraphColumn.text("kind"), GraphColumn.count("followers")),
            List.of(GraphColumn.number("similarity"), GraphColumn.text("first")));
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream nodes = new ByteArrayOutputStream();

    private String write(GraphFormat format, GraphHeader header) throws IOException {
        GraphWriter writer = format.writer(out, nodes);
        writer.begin(header);
        writer.node(new GraphNode("x:1", "=cmd|'/c calc'!A1 \"<\ud83d\ude91\n", START, Arrays.asList("account", 7L)));
        writer.node(new GraphNode("ab,c", "litfl.com/a", START.plusMillis(5), Arrays.asList("link", null)));
        writer.beginEdges();
        writer.edge(new GraphEdge("x:1", "ab,c", 3, START.plusMillis(5), Arrays.asList(0.25, "2026")));
        writer.edge(new GraphEdge("x:1", "x:1", 1, START, Arrays.asList(null, "@2027")));
        writer.end();
        return out.toString(UTF_8);
    }

    @Test
    void gexfHasTheStartOfNodesAndEdges() throws IOException {
        assertThat(write(GraphFormat.GEXF, HEADER)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
                <meta><creator>Rounds</creator><description>Who shared &lt;what&gt;</description></meta>
                <graph mode="dynamic" defaultedgetype="directed" timeformat="date">
                <attributes class="node" mode="static">
                <attribute id="kind" title="kind" type="string"/>
                <attribute id="followers" title="followers" type="long"/>
                </attributes>
                <attributes class="edge" mode="static">
                <attribute id="similarity" title="similarity" type="double"/>
                <attribute id="first" title="first" type="string"/>
                </attributes>
                <nodes>
                <node id="x:1" label="=cmd|'/c calc'!A1 &quot;&lt;\ud83d\ude91&#10;" start="2026-03-01T10:00:00Z"><attvalues><attvalue for="kind" value="account"/><attvalue for="followers" value="7"/></attvalues></node>
                <node id="ab,c" label="litfl.com/a" start="2026-03-01T10:00:00.005Z"><attvalues><attvalue for="kind" value="link"/></attvalues></node>
                </nodes>
                <edges>
                <edge id="0" source="x:1" target="ab,c" weight="3" start="2026-03-01T10:00:00.005Z"><attvalues><attvalue for="similarity" value="0.25"/><attvalue for="first" value="2026"/></attvalues></edge>
                <edge id="1" source="x:1" target="x:1" weight="1" start="2026-03-01T10:00:00Z"><attvalues><attvalue for="first" value="@2027"/></attvalues></edge>
                </edges>
                </graph>
                </gexf>
                """);
    }

    @Test
    void graphmlDeclaresItsKeys() throws IOException {
        assertThat(write(GraphFormat.GRAPHML, HEADER)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                <key id="node_label" for="node" attr.name="label" attr.type="string"/>
                <key id="node_kind" for="node" attr.name="kind" attr.type="string"/>
                <key id="node_followers" for="node" attr.name="followers" attr.type="long"/>
                <key id="edge_weight" for="edge" attr.name="weight" attr.type="double"/>
                <key id="edge_similarity" for="edge" attr.name="similarity" attr.type="double"/>
                <key id="edge_first" for="edge" attr.name="first" attr.type="string"/>
                <graph id="shares" edgedefault="directed">
                <desc>Who shared &lt;what&gt;</desc>
                <node id="x:1"><data key="node_label">=cmd|'/c calc'!A1 "&lt;\ud83d\ude91\n</data><data key="node_kind">account</data><data key="node_followers">7</data></node>
                <node id="ab,c"><data key="node_label">litfl.com/a</data><data key="node_kind">link</data></node>
                <edge source="x:1" target="ab,c"><data key="edge_weight">3</data><data key="edge_similarity">0.25</data><data key="edge_first">2026</data></edge>
                <edge source="x:1" target="x:1"><data key="edge_weight">1</data><data key="edge_first">@2027</data></edge>
                </graph>
                </graphml>
                """);
    }

    @Test
    void jsonIsInNodeLinkForm() throws IOException {
        assertThat(write(GraphFormat.JSON, HEADER)).isEqualTo("""
                {"directed":true,"multigraph":false,"graph":{"name":"shares","description":"Who shared <what>"},"nodes":[
                {"id":"x:1","label":"=cmd|'/c calc'!A1 \\"<\ud83d\ude91\\n","kind":"account","followers":7},
                {"id":"ab,c","label":"litfl.com/a","kind":"link"}],"links":[
                {"source":"x:1","target":"ab,c","weight":3,"similarity":0.25,"first":"2026"},
                {"source":"x:1","target":"x:1","weight":1,"first":"@2027"}]}
                """);
    }

    @Test
    void csvIsTwoTablesWithCellsThatNoSpreadsheetRuns() throws IOException {
        assertThat(write(GraphFormat.CSV, HEADER)).isEqualTo("""
                source,target,type,weight,similarity,first\r
                x:1,"ab,c",Directed,3,0.25,2026\r
                x:1,x:1,Directed,1,,'@2027\r
                """);
        assertThat(nodes.toString(UTF_8)).isEqualTo("""
                id,label,kind,followers\r
                x:1,"'=cmd|'/c calc'!A1 ""<\ud83d\ude91\n",account,7\r
                "ab,c",litfl.com/a,link,\r
                """);
    }

    @Test
    void aGraphWithoutDirectionSaysSo() throws IOException {
        GraphHeader undirected = new GraphHeader("hashtags", "", false, HEADER.nodeColumns(), HEADER.edgeColumns());
        for (GraphFormat format : GraphFormat.values()) {
            out.reset();
            assertThat(write(format, undirected))
                    .containsAnyOf(
                            "defaultedgetype=\"undirected\"",
                            "edgedefault=\"undirected\"",
                            ",Undirected,",
                            "\"directed\":false");
        }
    }

    @Test
    void theEndingOfAFileSaysTheFormat() {
        assertThat(GraphFormat.ofFile(Path.of("a/B.GraphML"))).isEqualTo(GraphFormat.GRAPHML);
        assertThat(GraphFormat.ofFile(Path.of("a/b.csv"))).isEqualTo(GraphFormat.CSV);
        assertThat(GraphFormat.ofFile(Path.of("a/json"))).isEqualTo(GraphFormat.GEXF);
        assertThat(GraphFormat.ofFile(null)).isEqualTo(GraphFormat.GEXF);
        assertThat(TableFormat.ofFile(Path.of("a/b.NDJSON"))).isEqualTo(TableFormat.NDJSON);
        assertThat(TableFormat.ofFile(Path.of("a/ndjson"))).isEqualTo(TableFormat.CSV);
        assertThat(TableFormat.ofFile(null)).isEqualTo(TableFormat.CSV);
    }
}
