package io.rounds.explorer.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.IndexSchema;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.explorer.answer.Answer;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.api.Notice;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.contract.Selections;
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

/** Graphs and tables by the code of {@code rounds export}. Few run at the same time, since each reads many documents. */
public final class Exports implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private static final int MAX_CONCURRENT = 2;
    private static final int MAX_TO_DRAW = 50_000;

    private final DocumentSource source;
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

    /** @throws IOException if the certificate cannot be read */
    public Exports(ElasticsearchOptions options) throws IOException {
        source = new ElasticsearchDocuments(options);
    }

    /** Work that is done with a permit. */
    @FunctionalInterface
    private interface Task<T> {
        T run() throws IOException;
    }

    private <T> T withPermit(Task<T> work) throws IOException {
        if (!permits.tryAcquire()) {
            throw new ProblemException(
                    Problem.Code.BUSY, "Too many exports are running", "Try again when they have finished.");
        }
        try {
            return work.run();
        } finally {
            permits.release();
        }
    }

    /** Answers {@code /api/graph}: the heaviest edges. */
    public ObjectNode graph(Parameters parameters) {
        GraphKind kind = kind(parameters);
        GraphCollector collector = new GraphCollector(parameters.number("edges"));
        ObjectNode json = Json.object().put("kind", kind.name().toLowerCase(Locale.ROOT));
        try {
            GraphSummary summary = withPermit(() -> draw(request(parameters, kind), collector));
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
            return GraphExport.write(source, request, folder.path(), collector, Exports::checkTotal);
        }
    }

    private static void checkTotal(long read, long total) {
        if (total > MAX_TO_DRAW) {
            throw new ProblemException(
                    Problem.Code.TOO_MUCH,
                    String.format(Locale.ROOT, "%,d documents match; at most %,d can be drawn", total, MAX_TO_DRAW),
                    "Choose a shorter period or more filters, or export the graph.");
        }
    }

    private static GraphKind kind(Parameters parameters) {
        return GraphKind.valueOf(parameters.text("kind").toUpperCase(Locale.ROOT));
    }

    private static GraphRequest request(Parameters parameters, GraphKind kind) {
        try {
            return new GraphRequest(kind, Selections.of(parameters), parameters.number("min_weight"));
        } catch (IllegalArgumentException e) {
            throw Selections.invalid(e);
        }
    }

    /** Writes a whole graph. */
    public void writeGraph(Parameters parameters, Download download) throws IOException {
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

    /** Writes a table, without any text that people wrote. */
    public void writeTable(Parameters parameters, Download download) throws IOException {
        TableFormat format = TableFormat.valueOf(parameters.text("format").toUpperCase(Locale.ROOT));
        String index = parameters.text("index");
        TableRequest request;
        try {
            request = new TableRequest(
                    IndexSchema.of(index), Selections.of(parameters), format, false, parameters.flag("bom"));
        } catch (IllegalArgumentException e) {
            throw Selections.invalid(e);
        }
        OutputStream out = download.open(
                format == TableFormat.CSV ? "text/csv; charset=utf-8" : "application/x-ndjson",
                index + '.' + parameters.text("format"));
        write(() -> TableExport.write(source, request, out, ProgressListener.NONE));
    }

    private void write(Task<Long> work) throws IOException {
        try {
            LOG.debug("Exported {} documents", withPermit(work));
        } catch (NothingFoundException e) {
            throw new ProblemException(
                    Problem.Code.NOTHING_FOUND,
                    String.valueOf(e.getMessage()),
                    "Remove a filter or choose a longer period.",
                    e);
        }
    }

    /** The problem of documents that cannot be read. */
    public static ProblemException unreachable(IOException problem) {
        return new ProblemException(
                Problem.Code.ELASTICSEARCH_DOWN,
                String.valueOf(problem.getMessage()),
                "Check that Elasticsearch runs and that the explorer was started with the right address.",
                problem);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
