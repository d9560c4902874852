package io.rounds.cli;

import io.rounds.app.AnalysesMixin;
import io.rounds.app.AnalyticsOptions;
import io.rounds.app.RetentionMixin;
import io.rounds.communities.Communities;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.Retention;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.archive.ArchiveReader;
import io.rounds.ingest.archive.FileReport;
import io.rounds.local.FilesTable;
import io.rounds.local.Replay;
import io.rounds.local.WorkDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rounds replay}: runs archives through the same job as the live stream. */
@Command(
        name = "replay",
        description = {
            "Analyse archives of tweets with the same job as the live stream.",
            "",
            "Reads NDJSON, JSON and CSV, plain, compressed (gzip, bzip2, xz, zstd, lz4) or in zip and tar archives, in any order: every tweet counts in the window of its own time, and only once, however often it occurs. Records that cannot be read become documents in rejected, with reason and origin.",
            "",
            "Formats, which may be mixed: X API v2 and v1.1 (tweets, pages, deletions, compliance), the output of twarc, tweets.js of a personal Twitter archive, Bluesky's Jetstream, Mastodon (statuses, pages, streaming). 'rounds inspect' shows how files are read, without analysing them."
        },
        footer = {
            "",
            "Examples:",
            "  rounds replay search.jsonl.gz --out results",
            "  rounds replay *.csv --community ashg=ashg2013,ashg --out results",
            "  rounds replay twitter-2026-01-31.zip --community all --out results",
            "  rounds replay archive/data/tweets*.js --community all --out results",
            "  rounds replay *.jsonl --community all --elasticsearch http://127.0.0.1:9200",
            "",
            "The API key for Elasticsearch, if it needs one, is read from the environment variable ROUNDS_ELASTICSEARCH_API_KEY.",
            "",
            "Exit codes: 0 done, 1 failed or nothing was read of a file, 2 invalid arguments."
        })
final class ReplayCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Archives, in any order; they may overlap.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--community",
            paramLabel = "NAME|all|NAME=TAG,TAG",
            description = {
                "Communities to analyse: a bundled one, all for every tweet, or one of your own; may be repeated. Default: all bundled communities."
            })
    private List<String> communities = new ArrayList<>();

    @Mixin
    private FileReadingOptions reading = new FileReadingOptions();

    @Mixin
    private AnalysesMixin analyses = new AnalysesMixin();

    @Mixin
    private RetentionMixin keep = new RetentionMixin();

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    @Option(names = "--overwrite", description = "Replace the results of an earlier run in DIR.")
    private boolean overwrite;

    @Option(
            names = "--temp",
            paramLabel = "DIR",
            description =
                    "Directory for temporary files; needs up to twice the size of the uncompressed archives. Default: the system's.")
    private @Nullable Path temp;

    /** Where the documents go. */
    static final class Target {
        @Option(
                names = "--out",
                paramLabel = "DIR",
                description = "Write DIR/<index>.ndjson, one final document per line.")
        private @Nullable Path directory;

        @Option(
                names = "--elasticsearch",
                paramLabel = "URL",
                description = "Write to this Elasticsearch, 8.19 or newer.")
        private @Nullable String url;
    }

    ReplayCommand(OutputStream out, PrintStream messages) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        Replay.Target to;
        ReadingDefaults defaults;
        AnalyticsOptions options;
        try {
            defaults = reading.defaults();
            options = analyses.options(Communities.load().select(communities).list());
            to = target();
            ArchiveReader.requireReadable(files);
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        } catch (FileSystemException e) {
            throw InvalidArguments.of(
                    spec, e.getFile() + ": " + (e.getReason() == null ? "no such file" : e.getReason()));
        }
        try (WorkDirectory folder = WorkDirectory.create(temp)) {
            Replay replay = new Replay(files, reading.format(), defaults, options, to, folder.path(), messages);
            try {
                Replay.Summary summary = replay.run();
                summary.print(out);
                return readAll(summary) ? ExitCode.OK : ExitCode.SOFTWARE;
            } catch (InterruptedException e) {
                messages.println("interrupted; there are no results");
                return ExitCode.SOFTWARE;
            } catch (Exception e) {
                folder.keep();
                throw new IOException("the replay failed; its log is in " + folder.path(), e);
            }
        }
    }

    /** Whether something was read of each file; says of which not. */
    private boolean readAll(Replay.Summary summary) {
        List<FileReport> unread = summary.unread();
        if (summary.read().tweets() == 0 && summary.read().deletions() == 0) {
            messages.println(
                    "no tweet was read, so there are no results; the index rejected says what could not be read");
        }
        unread.stream()
                .limit(FilesTable.MAX_LINES)
                .forEach(file ->
                        messages.println("rounds: nothing was read of " + file.name() + ": " + file.whyUnread()));
        if (unread.size() > FilesTable.MAX_LINES) {
            messages.println("rounds: nor of " + (unread.size() - FilesTable.MAX_LINES) + " more files");
        }
        return unread.isEmpty();
    }

    private Replay.Target target() {
        Retention retention = keep.retention();
        if (target.directory != null) {
            if (!retention.isEverything()) {
                throw new IllegalArgumentException("--keep deletes indices of Elasticsearch: it needs --elasticsearch");
            }
            return new Replay.Directory(target.directory, overwrite);
        }
        return new Replay.Elasticsearch(
                ElasticsearchOptions.fromEnvironment(String.valueOf(target.url), System.getenv()), retention);
    }
}
