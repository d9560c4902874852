package io.rounds.cli;

import io.rounds.documents.IndexSchema;
import io.rounds.documents.Indices;
import io.rounds.export.DocumentSource;
import io.rounds.export.TableExport;
import io.rounds.export.TableFormat;
import io.rounds.export.TableRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** {@code rounds export}: documents of Elasticsearch as a table; {@link ExportGraphCommand} is below it. */
@Command(
        name = "export",
        customSynopsis = {"rounds export INDEX [OPTIONS]", "       rounds export graph [OPTIONS]"},
        description = {
            "Write documents as a table, or with 'rounds export graph' as a graph.",
            "",
            "Documents are sorted by time and id. In CSV, fields inside of others are columns with a dot in their name, elements of lists are joined with |, and a cell that a spreadsheet could take for a formula has an apostrophe in front.",
            "",
            "What people wrote is left out without --with-text: the networks' terms allow passing on ids, not texts."
        },
        footer = {
            "",
            "Examples:",
            "  rounds export shares --community foamed --from 2026-03-01 -o shares.csv",
            "  rounds export tweets --tag smacc --format ndjson | jq .author.handle",
            "",
            "The API key for Elasticsearch, where it needs one, is taken from the environment variable ROUNDS_ELASTICSEARCH_API_KEY.",
            "",
            "Exit codes: 0 done, 1 failed or nothing found, 2 wrong arguments."
        })
final class ExportCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "INDEX",
            // 'export graph' has none.
            arity = "0..1",
            hideParamSyntax = true,
            completionCandidates = IndexNames.class,
            description = "Which documents: ${COMPLETION-CANDIDATES}.")
    private @Nullable String index;

    @Option(
            names = "--format",
            paramLabel = "csv|ndjson",
            description = "A table with a header, or one JSON object a line. Default: what the ending of FILE says,"
                    + " else csv.")
    private @Nullable TableFormat format;

    @Option(names = "--with-text", description = "With what people wrote: the text of tweets, the payload of rejected.")
    private boolean withText;

    @Option(
            names = "--bom",
            description =
                    "Start a CSV with a byte order mark, for Excel, which takes UTF-8 for something else without.")
    private boolean byteOrderMark;

    @Mixin
    private ExportOptions options = new ExportOptions();

    private ExportCommand(OutputStream out, PrintStream messages) {
        this.out = out;
        this.messages = messages;
    }

    /** The command with the one below it. */
    static CommandLine commandLine(OutputStream out, PrintStream messages) {
        return new CommandLine(new ExportCommand(out, messages)).addSubcommand(new ExportGraphCommand(out, messages));
    }

    @Override
    public Integer call() throws IOException {
        if (index == null) {
            throw InvalidArguments.of(spec, "Say what to export: graph, or one of " + String.join(", ", Indices.ALL));
        }
        TableRequest request;
        Path file;
        SourceOptions.Opener opener;
        try {
            file = options.out();
            TableFormat chosen = format == null ? TableFormat.ofFile(file) : format;
            request = new TableRequest(IndexSchema.of(index), options.selection(), chosen, withText, byteOrderMark);
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

    private void export(TableRequest request, @Nullable Path path, SourceOptions.Opener opener) throws IOException {
        ExportProgress progress = new ExportProgress(messages);
        try (DocumentSource source = opener.open();
                ExportFile file = ExportFile.open(path, out)) {
            long written = TableExport.write(source, request, file.stream(), progress);
            file.complete();
            messages.printf(
                    Locale.ROOT,
                    "wrote %,d %s in %.1f s%n",
                    written,
                    request.schema().index(),
                    progress.secondsSoFar());
        } catch (IOException e) {
            if (!BrokenPipe.readerHasLeft(e)) {
                throw e;
            }
        }
    }

    /** The names of all indices. */
    static final class IndexNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Indices.ALL.iterator();
        }
    }
}
