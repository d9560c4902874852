package io.rounds.local;

import io.rounds.app.AnalyticsJob;
import io.rounds.app.AnalyticsOptions;
import io.rounds.documents.Indices;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.elasticsearch.OldIndices;
import io.rounds.elasticsearch.Retention;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.archive.FileReport;
import io.rounds.ingest.archive.PartReport;
import io.rounds.ingest.archive.PartTally;
import io.rounds.ingest.flink.ReadCounts;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.ingest.replay.flink.ArchiveSort;
import io.rounds.ingest.replay.flink.SortedArchive;
import io.rounds.model.Document;
import io.rounds.sink.NdjsonResult;
import io.rounds.sink.flink.Sinks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs archives through the analytics job in two steps: all files are parsed and sorted by event time on disk, then the job
 * reads them as a bounded stream. So every tweet counts in the right window whatever the order of files and lines, and
 * memory holds a window rather than the archive.
 */
public final class Replay {
    /** With more tweets than this, state is kept on disk: that of a large archive may not fit into the heap. */
    private static final long MAX_TWEETS_ON_HEAP = 200_000;

    /** Up to as many tweets, more tasks would take longer to start than they save. */
    private static final long MAX_TWEETS_OF_ONE_SLOT = 2_000;

    private static final int MAX_SLOTS = 4;
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);
    private static final double MIB = 1 << 20;

    private final List<Path> files;
    private final ArchiveFormat format;
    private final AnalyticsOptions options;
    private final Target target;
    private final ReadingDefaults defaults;
    private final Path folder;
    private final PrintStream messages;
    private long maxTweetsOnHeap = MAX_TWEETS_ON_HEAP;
    private final int slots = Math.min(MAX_SLOTS, Runtime.getRuntime().availableProcessors());

    /** The target of the documents. */
    public sealed interface Target {}

    /** Files, {@code DIR/<index>.ndjson}. */
    public record Directory(Path path, boolean overwrite) implements Target {}

    /** An Elasticsearch server. */
    public record Elasticsearch(ElasticsearchOptions options, Retention retention) implements Target {
        /** A server in which everything is kept. */
        public Elasticsearch(ElasticsearchOptions options) {
            this(options, Retention.EVERYTHING);
        }
    }

    /**
     * @param defaults for what the files do not contain
     * @param options what to compute
     * @param folder for temporary files
     * @param messages for progress
     */
    public Replay(
            List<Path> files,
            ArchiveFormat format,
            ReadingDefaults defaults,
            AnalyticsOptions options,
            Target target,
            Path folder,
            PrintStream messages) {
        this.files = files;
        this.format = format;
        this.defaults = defaults;
        this.options = options.withShuffleById();
        this.target = target;
        this.folder = folder;
        this.messages = messages;
    }

    /** Sets the number of tweets up to which state is kept on the heap. */
    Replay stateOnHeapUpTo(long tweets) {
        maxTweetsOnHeap = tweets;
        return this;
    }

    /** The summary of a replay. */
    public record Summary(ReadCounts read, Map<String, Long> documents, double seconds, List<FileReport> files) {
        public void print(PrintStream out) {
            out.printf(Locale.ROOT, "read         %,12d tweets, %,d deletions%n", read.tweets(), read.deletions());
            out.printf(Locale.ROOT, "  repeated   %,12d%n", read.duplicates());
            out.printf(
                    Locale.ROOT,
                    "  completed  %,12d put together from copies that differ, each field from the one that knows it best%n",
                    read.completed());
            out.printf(Locale.ROOT, "  edits      %,12d of tweets that were read, too%n", read.edits());
            out.printf(
                    Locale.ROOT,
                    "  empty      %,12d reposts of posts that were not read, so without hashtags%n",
                    read.unfilled());
            out.printf(
                    Locale.ROOT,
                    "  outside    %,12d of no community (--community all takes every tweet)%n",
                    read.outside());
            out.printf(Locale.ROOT, "  analysed   %,12d%n", read.analysed());
            long rejected =
                    read.rejected().values().stream().mapToLong(Long::longValue).sum();
            out.printf(Locale.ROOT, "rejected     %,12d%n", rejected);
            read.rejected().forEach((reason, count) -> out.printf(Locale.ROOT, "  %-28s %,d%n", reason, count));
            out.println("documents");
            documents.forEach((index, count) -> out.printf(Locale.ROOT, "  %-10s %,12d%n", index, count));
            out.printf(Locale.ROOT, "%.1f s, %,.0f tweets/s%n", seconds, read.tweets() / Math.max(seconds, 1e-3));
            new FilesTable(files).print(out);
        }

        /** The files of which nothing was read. */
        public List<FileReport> unread() {
            return files.stream().filter(FileReport::isUnread).toList();
        }
    }

    /** Runs the replay. */
    public Summary run() throws Exception {
        long began = System.nanoTime();
        Sink<Document> sink = prepare();
        ArchiveSort sort = new ArchiveSort(format, defaults, folder, slots, () -> new RecordParser(defaults));
        ReadCounts read;
        ReadingProgress progress = new ReadingProgress(messages);
        try (SortedArchive archive = sort.sort(files, progress)) {
            messages.printf(
                    Locale.ROOT,
                    "read %,d tweets, %,d deletions, %,d rejections in %.1f s; analysing%n",
                    archive.tweets(),
                    archive.deletions(),
                    archive.rejections(),
                    seconds(began));
            read = analyse(archive, sink).withMergedCopies(archive.repeated(), archive.differing());
        }
        return new Summary(read, finish(), seconds(began), progress.files);
    }

    private Sink<Document> prepare() throws IOException {
        if (target instanceof Directory directory) {
            NdjsonResult.prepare(directory.path(), Indices.ALL, directory.overwrite());
            return Sinks.ndjson(directory.path());
        }
        Elasticsearch server = (Elasticsearch) target;
        ElasticsearchSetup.install(server.options());
        OldIndices.delete(server.options(), server.retention(), Clock.systemUTC());
        return Sinks.elasticsearch(server.options(), server.retention());
    }

    private ReadCounts analyse(SortedArchive archive, Sink<Document> sink) throws Exception {
        FlinkCluster.State state =
                archive.tweets() > maxTweetsOnHeap ? FlinkCluster.State.DISK : FlinkCluster.State.HEAP;
        int parallelism = archive.tweets() > MAX_TWEETS_OF_ONE_SLOT ? slots : 1;
        try (FlinkCluster flink = FlinkCluster.start(folder.resolve("flink"), 0, parallelism, state)) {
            StreamExecutionEnvironment environment = flink.environment();
            AnalyticsJob.build(environment, archive.source(), TweetTime.watermarks(Duration.ZERO), sink, options);
            CompletableFuture<JobResult> result = flink.result(flink.submit(environment, "replay"));
            long began = System.nanoTime();
            while (true) {
                try {
                    JobResult ended = result.get(REPORT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    return ReadCounts.of(ended.toJobExecutionResult(Replay.class.getClassLoader())
                            .getAllAccumulatorResults());
                } catch (TimeoutException e) {
                    messages.printf(Locale.ROOT, "  analysing for %.0f s%s%n", seconds(began), written());
                }
            }
        }
    }

    /** The amount written so far, if it is known. */
    private String written() throws IOException {
        if (!(target instanceof Directory directory)) {
            return "";
        }
        try (var paths = Files.walk(directory.path())) {
            long bytes = paths.mapToLong(path -> path.toFile().length()).sum();
            return String.format(Locale.ROOT, ", %,.0f MiB of documents", bytes / MIB);
        }
    }

    private Map<String, Long> finish() throws IOException {
        if (target instanceof Directory directory) {
            messages.println("sorting the documents");
            return NdjsonResult.finish(directory.path(), Indices.ALL);
        }
        try (Results results = new Results(((Elasticsearch) target).options())) {
            results.refresh();
            return results.counts();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Reports every few seconds how much of the files has been read. */
    private static final class ReadingProgress implements ArchiveSort.Progress {
        private final PrintStream messages;
        private long reported = System.nanoTime();
        private List<FileReport> files = List.of();
        private int begun;

        ReadingProgress(PrintStream messages) {
            this.messages = messages;
        }

        @Override
        public void began(PartReport part, PartTally first) {
            if (begun++ < FilesTable.MAX_LINES) {
                messages.println(FilesTable.beginning(part.description(), first));
            } else if (begun == FilesTable.MAX_LINES + 1) {
                messages.println("... and more, listed at the end");
            }
        }

        @Override
        public void ended(List<FileReport> ofFiles) {
            files = List.copyOf(ofFiles);
        }

        @Override
        public void read(long bytes, long ofBytes) {
            if (System.nanoTime() - reported >= REPORT_EVERY.toNanos()) {
                reported = System.nanoTime();
                messages.printf(
                        Locale.ROOT,
                        "  read %,.0f of %,.0f MiB (%.0f %%)%n",
                        bytes / MIB,
                        ofBytes / MIB,
                        100.0 * bytes / Math.max(1, ofBytes));
            }
        }
    }
}
