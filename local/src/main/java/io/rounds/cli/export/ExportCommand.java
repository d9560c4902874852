package io.rounds.cli.export;

import io.rounds.documents.IndexSchema;
import io.rounds.documents.Indices;
import io.rounds.export.source.DocumentSource;
import io.rounds.export.table.TableExport;
import io.rounds.export.table.TableFormat;
import io.rounds.export.table.TableRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rounds export}: documents as a table. {@link ExportGraphCommand} is its subcommand. */
@Command(
        name = "export",
        customSynopsis = {"rounds export INDEX [OPTIONS]", "       rounds export graph [OPTIONS]"},
        description = {
            "Write documents as a table, or with 'rounds export graph' as a graph.",
            "",
            "Documents are sorted by time and id. In CSV, nested fields are columns with a dot in their name, list elements are joined with |, and a cell that a spreadsheet could interpret as a formula is prefixed with an apostrophe.",
            "",
            "Text that people wrote is omitted without --with-text: the terms of the networks allow sharing ids, not texts."
        },
        footer = {
            "",
            "Examples:",
            "  rounds export shares --community foamed --from 2026-03-01 -o shares.csv",
            "  rounds export tweets --tag smacc --format ndjson | jq .author.handle",
            "",
            "The API key for Elasticsearch, if it needs one, is read from the environment variable ROUNDS_ELASTICSEARCH_API_KEY.",
            "",
            "Exit codes: 0 done, 1 failed or nothing found, 2 invalid arguments."
        })
public final class ExportCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "INDEX",
            // Optional because 'export graph' has none.
            arity = "0..1",
            hideParamSyntax = true,
            completionCandidates = IndexNames.class,
            description = "The index to export: ${COMPLETION-CANDIDATES}.")
    private @Nullable String index;

    @Option(
            names = "--format",
            paramLabel = "csv|ndjson",
            description =
                    "CSV with a header, or one JSON object per line. Default: by the extension of FILE, else csv.")
    private @Nullable TableFormat format;

    @Option(
            names = "--with-text",
            description = "Include text that people wrote: the text of tweets, the payload of rejected records.")
    private boolean withText;

    @Option(names = "--bom", description = "Start CSV with a byte order mark, which Excel needs to recognise UTF-8.")
    private boolean byteOrderMark;

    @Mixin
    private ExportOptions options = new ExportOptions();

    private ExportCommand(OutputStream out, PrintStream messages) {
        this.out = out;
        this.messages = messages;
    }

    /** The command with its subcommand. */
    public static CommandLine commandLine(OutputStream out, PrintStream messages) {
        return new CommandLine(new ExportCommand(out, messages)).addSubcommand(new ExportGraphCommand(out, messages));
    }

    @Override
    public Integer call() throws Exception {
        return ExportRunner.run(spec, messages, () -> {
            if (index == null) {
                throw new IllegalArgumentException(
                        "Specify what to export: graph, or one of " + String.join(", ", Indices.ALL));
            }
            Path file = options.file();
            TableFormat chosen = format == null ? TableFormat.ofFile(file) : format;
            TableRequest request =
                    new TableRequest(IndexSchema.of(index), options.selection(), chosen, withText, byteOrderMark);
            SourceOptions.Opener opener = options.source();
            return progress -> export(request, file, opener, progress);
        });
    }

    private void export(TableRequest request, @Nullable Path path, SourceOptions.Opener opener, ExportProgress progress)
            throws IOException {
        try (DocumentSource source = opener.open();
                ExportFile file = ExportFile.open(path, out)) {
            long written = TableExport.write(source, request, file.stream(), progress);
            file.complete();
            messages.printf(
                    Locale.ROOT,
                    "wrote %,d %s in %.1f s%n",
                    written,
                    request.schema().index(),
                    progress.elapsedSeconds());
        }
    }

    /** Completes the names of the indices. */
    static final class IndexNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Indices.ALL.iterator();
        }
    }
}
