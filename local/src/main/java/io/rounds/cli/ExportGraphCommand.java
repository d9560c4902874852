package io.rounds.cli;

import io.rounds.export.DocumentSource;
import io.rounds.export.GraphExport;
import io.rounds.export.GraphFormat;
import io.rounds.export.GraphKind;
import io.rounds.export.GraphRequest;
import io.rounds.export.GraphSummary;
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
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code rounds export graph}: documents of Elasticsearch as a graph. */
@Command(
        name = "graph",
        description = {
            "Write a graph for Gephi, networkx, R or D3.",
            "",
            "Kinds: shares (from an account to a link it shared), coshare (two accounts that shared the same links together), propagation (from the author of a tweet to an account that reposted or quoted it), hashtags (two hashtags in one tweet). The weight of an edge is how often, of coshare for how many links.",
            "",
            "CSV is the list of edges; the nodes go to a file beside it, FILE-nodes.csv."
        },
        footer = {
            "",
            "Examples:",
            "  rounds export graph --from 2026-03-01 --to 2026-03-08 -o week.gexf",
            "  rounds export graph --kind propagation --doi 10.1056/nejmoa2021436 -o a.gexf",
            "  rounds export graph --kind hashtags --min-weight 5 -o tags.csv",
            "",
            "The API key for Elasticsearch, where it needs one, is taken from the environment variable ROUNDS_ELASTICSEARCH_API_KEY.",
            "",
            "Exit codes: 0 done, 1 failed or nothing found, 2 wrong arguments."
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
            description = "What nodes and edges are. Default: shares.")
    private GraphKind kind = GraphKind.SHARES;

    @Option(
            names = "--format",
            paramLabel = "gexf|graphml|csv|json",
            description = "How it is written. Default: what the ending of FILE says, else gexf.")
    private @Nullable GraphFormat format;

    @Option(
            names = "--min-weight",
            paramLabel = "N",
            defaultValue = "1",
            description = "Leave out edges of less weight, and nodes without an edge. Default: 1.")
    private long minWeight;

    @Option(
            names = "--temp",
            paramLabel = "DIR",
            description = "Where temporary files go; needs some 500 bytes for each document. Default: the system's.")
    private @Nullable Path temp;

    @Mixin
    private ExportOptions options = new ExportOptions();

    ExportGraphCommand(OutputStream out, PrintStream messages) {
        this.out = out;
        this.messages = messages;
    }

    @Override
    public Integer call() throws IOException {
        refuseWhatStandsBefore();
        GraphRequest request;
        Path file;
        SourceOptions.Opener opener;
        try {
            request = new GraphRequest(kind, options.selection(), minWeight);
            file = options.out();
            opener = options.source();
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        GracefulShutdown end = new GracefulShutdown(messages);
        try {
            export(request, file, opener);
            return ExitCode.OK;
        } finally {
            end.close();
        }
    }

    /** What stands before 'graph' would go to the command above, which does not run. */
    private void refuseWhatStandsBefore() {
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
                    spec, "Nothing can stand between 'export' and 'graph': " + String.join(", ", arguments));
        }
    }

    private void export(GraphRequest request, @Nullable Path path, SourceOptions.Opener opener) throws IOException {
        ExportProgress progress = new ExportProgress(messages);
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
            print(summary, nodesPath, progress.secondsSoFar());
        } catch (IOException e) {
            if (!BrokenPipe.readerHasLeft(e)) {
                throw e;
            }
        }
    }

    /** The file of the nodes beside that of the edges; null where there is none. */
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
            messages.println("the nodes are in " + nodesPath);
        }
        summary.leftOut().forEach((what, count) -> messages.printf(Locale.ROOT, "left out: %,d %s%n", count, what));
    }
}
