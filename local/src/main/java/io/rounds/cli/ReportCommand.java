package io.rounds.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.cli.export.ExportFile;
import io.rounds.cli.export.ExportOptions;
import io.rounds.cli.export.ExportProgress;
import io.rounds.cli.export.ExportRunner;
import io.rounds.cli.export.OutputOptions;
import io.rounds.cli.export.SourceOptions;
import io.rounds.export.source.DocumentSource;
import io.rounds.local.BuildVersion;
import io.rounds.report.ChatReport;
import io.rounds.report.Provenance;
import io.rounds.report.ReportFormat;
import io.rounds.report.ReportReader;
import io.rounds.report.ReportRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rounds report}: the report of a tweet chat or a conference. */
@Command(
        name = "report",
        description = {
            "Write the report of a tweet chat or a conference: metrics with their definitions, charts, questions and answers, shared content, the change since the previous session, a transcript.",
            "",
            "HTML is a self-contained file. Markdown has the same content as text. CSV has one line per session, for spreadsheets.",
            "",
            "Text that people wrote is omitted without --with-text; the text of tweets that may identify a patient is always omitted."
        },
        footer = {
            "",
            "Examples:",
            "  rounds report wardwisdomchat@2026-01-06T20:00:00Z -o chat.html",
            "  rounds report '#smacc' --from 2026-06-20 --to 2026-06-24 -o smacc.html",
            "  rounds report wardwisdomchat --in results --format csv",
            "",
            "The API key for Elasticsearch, if it needs one, is read from the environment variable ROUNDS_ELASTICSEARCH_API_KEY.",
            "",
            "Exit codes: 0 done, 1 failed or nothing found, 2 invalid arguments."
        })
final class ReportCommand implements Callable<Integer> {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final OutputStream out;
    private final PrintStream messages;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "CHAT_ID|TAG",
            description = "A session by its id, as 'rounds export chats' lists them, or all sessions of a hashtag.")
    private String name = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = ExportOptions.Time.class,
            description =
                    "Only sessions of TAG that started at this time or later: 2026-03-01 (midnight UTC) or 2026-03-01T10:00:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = ExportOptions.Time.class,
            description = "Only sessions of TAG that started before this time.")
    private @Nullable Instant to;

    @Option(
            names = "--format",
            paramLabel = "html|md|csv",
            description = "The file format. Default: by the extension of FILE, else html.")
    private @Nullable ReportFormat format;

    @Option(names = "--with-text", description = "Include the text of tweets in the transcript.")
    private boolean withText;

    @Option(names = "--bom", description = "Start CSV with a byte order mark, which Excel needs to recognise UTF-8.")
    private boolean byteOrderMark;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private SourceOptions source = new SourceOptions();

    ReportCommand(OutputStream out, PrintStream messages, Clock clock) {
        this.out = out;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        return ExportRunner.run(spec, messages, () -> {
            ReportRequest request = new ReportRequest(name, from, to);
            Path file = output.file();
            SourceOptions.Opener opener = source.source();
            return progress -> report(request, file, opener, progress);
        });
    }

    private void report(
            ReportRequest request, @Nullable Path path, SourceOptions.Opener opener, ExportProgress progress)
            throws IOException {
        String version = BuildVersion.number();
        Provenance provenance = new Provenance(source.words(), version, clock.instant(), withText);
        ReportFormat chosen = format == null ? ReportFormat.ofFile(path) : format;
        try (DocumentSource documents = opener.open();
                ExportFile file = ExportFile.open(path, out)) {
            ChatReport report = ReportReader.read(documents, request, provenance, progress);
            Writer text = new BufferedWriter(new OutputStreamWriter(file.stream(), UTF_8));
            if (byteOrderMark && chosen == ReportFormat.CSV) {
                text.write(BYTE_ORDER_MARK);
            }
            chosen.writer().write(report, text);
            text.flush();
            file.complete();
            messages.printf(
                    Locale.ROOT,
                    "reported %,d %s in %.1f s%n",
                    report.sessions().size(),
                    report.sessions().size() == 1 ? "session" : "sessions",
                    progress.elapsedSeconds());
        }
    }
}
