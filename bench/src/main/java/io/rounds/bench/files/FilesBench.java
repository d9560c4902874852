package io.rounds.bench.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.results.Medians;
import io.rounds.bench.results.ResultFile;
import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.archive.ArchiveReader;
import io.rounds.local.WorkDirectory;
import io.rounds.simulator.LoadPool;
import io.rounds.simulator.SimulatorOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rounds bench files}: the readers of tables, compared with that of NDJSON on the same tweets. */
@Command(
        name = "files",
        description = {
            "Compares the readers of files on the same simulated tweets, from the file to tweets, on one thread: NDJSON of the X"
                    + " API v2, twarc-csv's table of it, and a table of six columns.",
            "",
            "They take turns in one JVM. The first rounds warm it up and do not count.",
            ""
        },
        sortOptions = false)
public final class FilesBench implements Callable<Integer> {
    private static final double VOLUME = 4;
    private static final int POOL = 20_000;
    private static final int WARM_UP_ROUNDS = 4;
    private static final double MB = 1e6;
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
    private static final List<String> FEW_COLUMNS =
            List.of("id", "conversation_id", "created_at", "author.username", "text", "lang");

    @Option(names = "--tweets", defaultValue = "100000", description = "Tweets in a file (default: ${DEFAULT-VALUE}).")
    private long tweets;

    @Option(names = "--rounds", defaultValue = "9", description = "Measured rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Write the files to this directory, which must exist, and leave them there.")
    private @Nullable Path keep;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    FilesBench() {}

    /** How the tweets of a file are written. */
    enum Layout {
        NDJSON("NDJSON of the X API v2", "tweets.jsonl"),
        TWARC("CSV of twarc-csv", "twarc.csv"),
        SMALL("CSV of six columns", "small.csv");

        private final String title;
        private final String file;

        Layout(String title, String file) {
            this.title = title;
            this.file = file;
        }

        String file() {
            return file;
        }
    }

    /** A reading of a file. */
    private record Run(long tweets, long bytes, double seconds) {
        double megabytesPerSecond() {
            return bytes / MB / seconds;
        }

        double tweetsPerSecond() {
            return tweets / seconds;
        }
    }

    /**
     * A line of the table.
     *
     * @param megabytesPerSecond the median of the rounds; a megabyte is a million bytes
     * @param ofNdjson the median of the rounds' MB/s in terms of NDJSON's
     */
    public record Line(
            String name,
            long bytes,
            double bytesPerTweet,
            double megabytesPerSecond,
            double tweetsPerSecond,
            double ofNdjson) {}

    @Override
    public Integer call() throws IOException {
        if (tweets < 1 || rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--tweets and --rounds must be 1 or more");
        }
        List<Line> lines;
        try (WorkDirectory folder = WorkDirectory.create()) {
            Path directory = keep == null ? folder.path() : keep;
            write(directory);
            lines = lines(measure(directory));
        }
        print(lines, spec.commandLine().getOut());
        if (json != null) {
            ResultFile.write(json, Map.of("tweets", tweets, "rounds", rounds), lines);
        }
        return CommandLine.ExitCode.OK;
    }

    private void write(Path directory) throws IOException {
        LoadPool pool = LoadPool.create(
                SimulatorOptions.weeks(1).toBuilder().volume(VOLUME).build(), (int) Math.min(tweets, POOL));
        write(directory, Layout.NDJSON, "", i -> new String(pool.payload(i, at(i)), StandardCharsets.UTF_8));
        writeTable(directory, Layout.TWARC, TwarcTable.COLUMNS, pool);
        writeTable(directory, Layout.SMALL, FEW_COLUMNS, pool);
    }

    private void writeTable(Path directory, Layout table, List<String> columns, LoadPool pool) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        write(directory, table, String.join(",", columns) + '\n', i -> {
            try {
                return TwarcTable.row(mapper.readTree(pool.payload(i, at(i))), columns);
            } catch (IOException e) {
                throw new IllegalStateException("The simulator's payloads are JSON", e);
            }
        });
    }

    private static Instant at(long sequence) {
        return START.plusSeconds(sequence);
    }

    private void write(Path directory, Layout layout, String header, LongFunction<String> line) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.resolve(layout.file)))) {
            out.write(header.getBytes(StandardCharsets.UTF_8));
            for (long i = 0; i < tweets; i++) {
                out.write(line.apply(i).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
    }

    private Map<Layout, List<Run>> measure(Path directory) throws IOException {
        Map<Layout, List<Run>> runs = new LinkedHashMap<>();
        for (Layout layout : Layout.values()) {
            runs.put(layout, new ArrayList<>());
        }
        PrintWriter progress = spec.commandLine().getErr();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (Map.Entry<Layout, List<Run>> entry : runs.entrySet()) {
                Run run = read(directory.resolve(entry.getKey().file));
                progress.printf(
                        Locale.ROOT,
                        "%s %2d %-24s %,9.1f MB/s%n",
                        round < 0 ? "warm-up" : "round",
                        round < 0 ? round + WARM_UP_ROUNDS + 1 : round + 1,
                        entry.getKey().title,
                        run.megabytesPerSecond());
                progress.flush();
                if (round >= 0) {
                    entry.getValue().add(run);
                }
            }
        }
        return runs;
    }

    /** Reads a file as {@code rounds replay} does, but for what becomes of its tweets. */
    private Run read(Path file) throws IOException {
        RecordParser parser = new RecordParser();
        long[] counts = new long[2];
        long began = System.nanoTime();
        try (ArchiveReader reader = ArchiveReader.open(file, ArchiveFormat.AUTO)) {
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                parser.parse(record, parsed -> counts[parsed.tweet() == null ? 1 : 0]++);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (counts[0] != tweets || counts[1] != 0) {
            throw new IOException(file + " gave " + counts[0] + " tweets and " + counts[1] + " other results, not "
                    + tweets + " tweets");
        }
        return new Run(tweets, Files.size(file), seconds);
    }

    private static List<Line> lines(Map<Layout, List<Run>> runs) {
        List<Run> ofNdjson = runs.getOrDefault(Layout.NDJSON, List.of());
        List<Line> lines = new ArrayList<>();
        runs.forEach((layout, own) -> {
            long bytes = own.get(0).bytes;
            lines.add(new Line(
                    layout.title,
                    bytes,
                    (double) bytes / own.get(0).tweets,
                    Medians.of(own, Run::megabytesPerSecond),
                    Medians.of(own, Run::tweetsPerSecond),
                    Medians.ofRatios(own, ofNdjson, Run::megabytesPerSecond)));
        });
        return lines;
    }

    private static void print(List<Line> lines, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n%-24s %13s %10s %12s %12s%n",
                "one thread",
                "bytes/tweet",
                "MB/s",
                "tweets/s",
                "x NDJSON");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %,13.0f %,10.1f %,12.0f %12.2f%n",
                    line.name(),
                    line.bytesPerTweet(),
                    line.megabytesPerSecond(),
                    line.tweetsPerSecond(),
                    line.ofNdjson());
        }
        out.flush();
    }
}
