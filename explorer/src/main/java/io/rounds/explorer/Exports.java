package io.rounds.explorer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.IndexSchema;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.export.graph.GraphExport;
import io.rounds.export.graph.GraphKind;
import io.rounds.export.graph.GraphRequest;
import io.rounds.export.graph.GraphSummary;
import io.rounds.export.graph.format.GraphFormat;
import io.rounds.export.source.DocumentSource;
import io.rounds.export.source.ElasticsearchDocuments;
import io.rounds.export.source.NothingFoundException;
import io.rounds.export.source.ProgressListener;
import io.rounds.export.table.TableExport;
import io.rounds.export.table.TableFormat;
import io.rounds.export.table.TableRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Graphs and tables, by the code of {@code rounds export}. Few run at the same time, since each reads many documents. */
final class Exports implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private static final int AT_ONCE = 2;
    private static final int MOST_TO_DRAW = 50_000;

    private final DocumentSource source;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @throws IOException when the certificate cannot be read */
    Exports(ElasticsearchOptions options) throws IOException {
        source = new ElasticsearchDocuments(options);
    }

    /** What is done with an export while its place is held. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T inTurn(Work<T> work) throws IOException {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    Problem.Code.BUSY, "Other exports are being made", "Try again when they are through.");
        }
        try {
            return work.run();
        } finally {
            places.release();
        }
    }

    /** The resource {@code /api/graph}: the heaviest edges. */
    ObjectNode graph(Parameters parameters) {
        GraphKind kind = kind(parameters);
        GraphCollector collector = new GraphCollector(parameters.number("edges"));
        ObjectNode json = Json.object().put("kind", kind.name().toLowerCase(Locale.ROOT));
        try {
            GraphSummary summary = inTurn(() -> draw(request(parameters, kind), collector));
            collector.writeTo(json);
            json.put("documents", summary.documents());
            json.putObject("left_out")
                    .put("nodes", summary.nodes() - json.path("nodes").size())
                    .put("edges", summary.edges() - json.path("edges").size());
            return json.putNull("notice");
        } catch (NothingFoundException e) {
            json.put("description", e.getMessage()).put("directed", false);
            json.putArray("nodes");
            json.putArray("edges");
            json.put("documents", 0).putObject("left_out").put("nodes", 0).put("edges", 0);
            json.set("notice", Notice.NOTHING_FOUND.json());
            return json;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private GraphSummary draw(GraphRequest request, GraphCollector collector) throws IOException {
        try (TemporaryFolder folder = new TemporaryFolder()) {
            return GraphExport.write(source, request, folder.path(), collector, Exports::refuseTooMuch);
        }
    }

    private static void refuseTooMuch(long read, long total) {
        if (total > MOST_TO_DRAW) {
            throw new ProblemException(
                    Problem.Code.TOO_MUCH,
                    String.format(Locale.ROOT, "%,d documents fit, and at most %,d are drawn", total, MOST_TO_DRAW),
                    "Take a shorter period or a narrower filter, or export all of it.");
        }
    }

    private static GraphKind kind(Parameters parameters) {
        return GraphKind.valueOf(parameters.text("kind").toUpperCase(Locale.ROOT));
    }

    private static GraphRequest request(Parameters parameters, GraphKind kind) {
        try {
            return new GraphRequest(kind, Selections.of(parameters), parameters.number("min_weight"));
        } catch (IllegalArgumentException e) {
            throw Selections.unfit(e);
        }
    }

    /** Writes a whole graph. */
    void writeGraph(Parameters parameters, Download download) throws IOException {
        GraphKind kind = kind(parameters);
        GraphRequest request = request(parameters, kind);
        GraphFormat format = GraphFormat.valueOf(parameters.text("format").toUpperCase(Locale.ROOT));
        boolean nodes = format == GraphFormat.CSV && parameters.text("part").equals("nodes");
        OutputStream out = download.open(
                contentType(format),
                kind.name().toLowerCase(Locale.ROOT) + (nodes ? "-nodes." : ".") + parameters.text("format"));
        OutputStream nothing = OutputStream.nullOutputStream();
        write(() -> {
            try (TemporaryFolder folder = new TemporaryFolder()) {
                return GraphExport.write(
                                source,
                                request,
                                folder.path(),
                                format.writer(nodes ? nothing : out, nodes ? out : nothing),
                                ProgressListener.NONE)
                        .documents();
            }
        });
    }

    private static String contentType(GraphFormat format) {
        return switch (format) {
            case GEXF -> "application/gexf+xml";
            case GRAPHML -> "application/graphml+xml";
            case CSV -> "text/csv; charset=utf-8";
            case JSON -> Answer.JSON;
        };
    }

    /** Writes a table. What people wrote is never part of it. */
    void writeTable(Parameters parameters, Download download) throws IOException {
        TableFormat format = TableFormat.valueOf(parameters.text("format").toUpperCase(Locale.ROOT));
        String index = parameters.text("index");
        TableRequest request;
        try {
            request = new TableRequest(
                    IndexSchema.of(index), Selections.of(parameters), format, false, parameters.flag("bom"));
        } catch (IllegalArgumentException e) {
            throw Selections.unfit(e);
        }
        OutputStream out = download.open(
                format == TableFormat.CSV ? "text/csv; charset=utf-8" : "application/x-ndjson",
                index + '.' + parameters.text("format"));
        write(() -> TableExport.write(source, request, out, ProgressListener.NONE));
    }

    private void write(Work<Long> work) throws IOException {
        try {
            LOG.debug("exported {} documents", inTurn(work));
        } catch (NothingFoundException e) {
            throw new ProblemException(
                    Problem.Code.NOTHING_FOUND,
                    String.valueOf(e.getMessage()),
                    "Leave out a filter, or take a longer period.",
                    e);
        }
    }

    /** What to say where documents cannot be read. */
    static ProblemException unreachable(IOException problem) {
        return new ProblemException(
                Problem.Code.ELASTICSEARCH_DOWN,
                String.valueOf(problem.getMessage()),
                "See that Elasticsearch runs and that the explorer was given the right address.",
                problem);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
