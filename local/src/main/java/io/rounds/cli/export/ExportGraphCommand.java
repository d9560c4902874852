package io.rounds.cli.export;

import io.rounds.cli.InvalidArguments;
import io.rounds.export.graph.GraphExport;
import io.rounds.export.graph.GraphKind;
import io.rounds.export.graph.GraphRequest;
import io.rounds.export.graph.GraphSummary;
import io.rounds.export.graph.format.GraphFormat;
import io.rounds.export.source.DocumentSource;
import io.rounds.local.WorkDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code rounds export graph}: documents as a graph. */
@Command(
        name = "graph",
        description = {
            "Write a graph for Gephi, networkx, R or D3.",
            "",
            "Kinds: shares (from an account to a link it shared), coshare (two accounts that shared the same links together), propagation (from the author of a tweet to an account that reposted or quoted it), hashtags (two hashtags in one tweet). The weight of an edge is the number of occurrences; for coshare, the number of links.",
            "",
            "CSV is a list of edges; the nodes are written to FILE-nodes.csv beside it."
        },
        footer = {
            "",
            "Examples:",
            "  rounds export graph --from 2026-03-01 --to 2026-03-08 -o week.gexf",
            "  rounds export graph --kind propagation --doi 10.1056/nejmoa2021436 -o a.gexf",
            "  rounds export graph --kind hashtags --min-weight 5 -o tags.csv",
            "",
            "The API key for Elasticsearch, if it needs one, is read from the environment variable ROUNDS_ELASTICSEARCH_API_KEY.",
            "",
            "Exit codes: 0 done, 1 failed or nothing found, 2 invalid arguments."
        })
final class ExportGraphCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--kind",
            paramLabel = "shares|coshare|propagation|hashtags",
            defaultValue = "shares",
            description = "The kind of graph. Default: shares.")
    private GraphKind kind = GraphKind.SHARES;

    @Option(
            names = "--format",
            paramLabel = "gexf|graphml|csv|json",
            description = "The file format. Default: by the extension of FILE, else gexf.")
    private @Nullable GraphFormat format;

    @Option(
            names = "--min-weight",
            paramLabel = "N",
            defaultValue = "1",
            description = "Omit edges of a lower weight, and nodes without an edge. Default: 1.")
    private long minWeight;

    @Option(
            names = "--temp",
            paramLabel = "DIR",
            description = "Directory for temporary files; needs about 500 bytes per document. Default: the system's.")
    private @Nullable Path temp;

    @Mixin
    private ExportOptions options = new ExportOptions();

    ExportGraphCommand(OutputStream out, PrintStream messages) {
        this.out = out;
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        rejectArgumentsOfExport();
        return ExportRunner.run(spec, messages, () -> {
            GraphRequest request = new GraphRequest(kind, options.selection(), minWeight);
            Path file = options.file();
            SourceOptions.Opener opener = options.source();
            return progress -> export(request, file, opener, progress);
        });
    }

    /** Arguments before 'graph' would belong to 'export', which does not run. */
    private void rejectArgumentsOfExport() {
        if (spec == null || spec.parent() == null) {
            return;
        }
        ParseResult before = spec.parent().commandLine().getParseResult();
        List<String> arguments = new ArrayList<>();
        before.matchedPositionals().forEach(index -> arguments.addAll(index.originalStringValues()));
        before.matchedOptions().stream()
                .filter(option -> !option.inherited())
                .forEach(option -> arguments.add(option.longestName()));
        if (!arguments.isEmpty()) {
            throw InvalidArguments.of(
                    spec, "No arguments are allowed between 'export' and 'graph': " + String.join(", ", arguments));
        }
    }

    private void export(GraphRequest request, @Nullable Path path, SourceOptions.Opener opener, ExportProgress progress)
            throws IOException {
        GraphFormat chosen = format == null ? GraphFormat.ofFile(path) : format;
        Path nodesPath = chosen == GraphFormat.CSV ? besideEdges(path) : null;
        try (WorkDirectory folder = WorkDirectory.create(temp);
                DocumentSource source = opener.open();
                ExportFile file = ExportFile.open(path, out);
                ExportFile nodes = ExportFile.open(nodesPath, OutputStream.nullOutputStream())) {
            GraphSummary summary = GraphExport.write(
                    source, request, folder.path(), chosen.writer(file.stream(), nodes.stream()), progress);
            nodes.complete();
            file.complete();
            print(summary, nodesPath, progress.elapsedSeconds());
        }
    }

    /** The file of the nodes beside that of the edges; null if the edges go to standard output. */
    private static @Nullable Path besideEdges(@Nullable Path edges) {
        if (edges == null || ExportFile.isStandardOutput(edges)) {
            return null;
        }
        String name = edges.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
        return edges.resolveSibling(name + "-nodes.csv");
    }

    private void print(GraphSummary summary, @Nullable Path nodesPath, double seconds) {
        messages.printf(
                Locale.ROOT,
                "read %,d %s, wrote %,d nodes and %,d edges in %.1f s%n",
                summary.documents(),
                kind.index(),
                summary.nodes(),
                summary.edges(),
                seconds);
        if (nodesPath != null) {
            messages.println("nodes are in " + nodesPath);
        }
        summary.leftOut().forEach((what, count) -> messages.printf(Locale.ROOT, "left out: %,d %s%n", count, what));
    }
}
