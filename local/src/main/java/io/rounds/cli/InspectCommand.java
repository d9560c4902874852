package io.rounds.cli;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.archive.ArchiveReader;
import io.rounds.ingest.archive.FileReport;
import io.rounds.ingest.archive.PartReport;
import io.rounds.ingest.archive.PartTally;
import io.rounds.local.FilesTable;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rounds inspect}: shows how files are read, without analysing them. */
@Command(
        name = "inspect",
        description = {
            "Show how 'rounds replay' reads files: their format and encoding, how many tweets they have, three of these, and what cannot be used. Reads the files to their end and writes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  rounds inspect tweets.csv",
            "  rounds inspect downloads/*",
            "  rounds inspect twitter-2026-01-31.zip",
            "",
            "Exit codes: 0 done, 1 failed or nothing was read of a file, 2 invalid arguments."
        })
final class InspectCommand implements Callable<Integer> {
    private static final int SAMPLES = 3;
    private static final int MAX_TEXT = 60;
    private static final double MIB = 1 << 20;
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final PrintStream messages;
    private long reported = System.nanoTime();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or archives of files.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private FileReadingOptions reading = new FileReadingOptions();

    private ReadingDefaults defaults = ReadingDefaults.NONE;

    InspectCommand(OutputStream out, PrintStream messages) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.messages = messages;
    }

    @Override
    public Integer call() throws IOException {
        RecordParser parser;
        try {
            defaults = reading.defaults();
            parser = new RecordParser(defaults);
            ArchiveReader.requireReadable(files);
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        } catch (FileSystemException e) {
            throw InvalidArguments.of(
                    spec, e.getFile() + ": " + (e.getReason() == null ? "no such file" : e.getReason()));
        }
        boolean allRead = true;
        for (Path file : files) {
            allRead &= inspect(file, parser);
        }
        return allRead ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Reads a file and shows its parts; false if nothing was read of it. */
    private boolean inspect(Path file, RecordParser parser) throws IOException {
        long size = Files.size(file);
        FileReport report;
        List<Part> shown = new ArrayList<>();
        try (ArchiveReader reader = ArchiveReader.open(file, reading.format(), defaults)) {
            report = reader.report();
            Part part = null;
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                if (part == null || !part.report.equals(reader.part())) {
                    part = new Part(reader.part());
                    shown.add(part);
                }
                part.add(record, parser);
                progress(file, reader.bytesRead(), size);
            }
        }
        for (Part part : shown) {
            if (shown.size() > 1 || !report.isUnread()) {
                print(part);
            }
        }
        if (!report.skipped().isEmpty()) {
            out.println(report.name() + ": passed over " + report.skippedWords());
        }
        if (report.isUnread()) {
            out.println(report.name() + ": nothing was read. " + report.whyUnread());
        }
        return !report.isUnread();
    }

    private void progress(Path file, long read, long size) {
        if (System.nanoTime() - reported >= REPORT_EVERY.toNanos()) {
            reported = System.nanoTime();
            messages.printf(
                    Locale.ROOT,
                    "  read %,.0f of %,.0f MiB of %s (%.0f %%)%n",
                    read / MIB,
                    size / MIB,
                    file,
                    100.0 * read / Math.max(1, size));
        }
    }

    private void print(Part part) {
        out.println(FilesTable.counted(part.report));
        for (Tweet tweet : part.samples) {
            out.printf(
                    Locale.ROOT,
                    "  %s  %s  @%s  %s%n",
                    tweet.createdAt(),
                    tweet.kind().name().toLowerCase(Locale.ROOT),
                    tweet.author().handle(),
                    line(tweet.text()));
        }
        part.report.notes().forEach(note -> out.println("  note: " + note));
        for (String unused : FilesTable.unused(part.report)) {
            out.println("  not used: "
                    + unused.substring(part.report.description().name().length() + 2));
        }
    }

    /** A text on one line, cut. */
    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_TEXT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TEXT)) + "...";
    }

    /** A file, or a member of an archive, with its first tweets. */
    private static final class Part {
        private final PartReport report;
        private final List<Tweet> samples = new ArrayList<>();
        private final List<Parsed> results = new ArrayList<>();

        Part(PartReport report) {
            this.report = report;
        }

        void add(ArchiveRecord record, RecordParser parser) {
            parser.parse(record, results::add);
            PartTally tally = new PartTally(report, report.records());
            tally.add(record, results, parser.format());
            report.add(tally);
            for (Parsed result : results) {
                Tweet tweet = result.tweet();
                if (tweet != null && samples.size() < SAMPLES) {
                    samples.add(tweet);
                }
            }
            results.clear();
        }
    }
}
