package io.rounds.export.graph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** File formats of graphs. The name in lower case is also the extension of its files. */
public enum GraphFormat {
    /** For Gephi; has the time at which nodes and edges appear. */
    GEXF,
    /** For networkx, igraph, Gephi and most others. */
    GRAPHML,
    /** An edge list, and a table of nodes. */
    CSV,
    /** Node-link form, for networkx and D3. */
    JSON;

    /** The format of a file name's extension; {@link #GEXF} for any other. */
    public static GraphFormat ofFile(@Nullable Path file) {
        String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
        for (GraphFormat format : values()) {
            if (name.endsWith('.' + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        return GEXF;
    }

    /**
     * A writer to streams, which it leaves open.
     *
     * @param out receives the graph; of {@link #CSV}, the edges
     * @param nodes receives the nodes of {@link #CSV}; unused by other formats
     */
    public GraphWriter writer(OutputStream out, OutputStream nodes) throws IOException {
        return switch (this) {
            case GEXF -> new GexfWriter(out);
            case GRAPHML -> new GraphmlWriter(out);
            case CSV -> new CsvGraphWriter(out, nodes);
            case JSON -> new NodeLinkWriter(out);
        };
    }
}
