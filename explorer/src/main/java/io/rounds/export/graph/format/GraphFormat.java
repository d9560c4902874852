package io.rounds.export.graph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a graph is written. The name in lower case is also the usual ending of its files. */
public enum GraphFormat {
    /** For Gephi, with the time at which nodes and edges appear. */
    GEXF,
    /** For networkx, igraph, Gephi and most others. */
    GRAPHML,
    /** An edge list, and a table of nodes. */
    CSV,
    /** Node-link form, for networkx and D3. */
    JSON;

    /** The format that the ending of a file's name says; {@link #GEXF} where it says none. */
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
     * @param out takes the graph; of {@link #CSV}, the edges
     * @param nodes takes the nodes of {@link #CSV}, and nothing of the others
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
