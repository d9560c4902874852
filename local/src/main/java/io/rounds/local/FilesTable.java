package io.rounds.local;

import io.rounds.ingest.archive.FileReport;
import io.rounds.ingest.archive.PartDescription;
import io.rounds.ingest.archive.PartReport;
import io.rounds.ingest.archive.PartTally;
import io.rounds.ingest.archive.PartTally.Unused;
import io.rounds.model.Reason;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was read of each file, what could not be used, by file and reason, and what is to be known about the files: three
 * lists of up to {@value #MAX_LINES} lines each, of which the rest is summed up.
 */
public final class FilesTable {
    /** How many lines a list has. */
    public static final int MAX_LINES = 20;

    private static final int MAX_DETAIL = 300;

    private final List<FileReport> files;

    public FilesTable(List<FileReport> files) {
        this.files = List.copyOf(files);
    }

    /** One line on a file whose first record has been read. */
    static String beginning(PartDescription part, PartTally first) {
        String words = part.words(first.formats());
        return part.name() + ": " + (part.layout() == null ? words + ": " + shortened(first.firstDetail()) : words);
    }

    public void print(PrintStream out) {
        List<String> read = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (FileReport file : files) {
            for (PartReport part : file.parts()) {
                if (!file.isUnread() && part.description().layout() != null) {
                    read.add(counted(part));
                }
                part.notes().forEach(note -> notes.add(part.description().name() + ": " + note));
            }
            if (file.isUnread()) {
                unused.add(file.name() + ": nothing was read. " + shortened(file.whyUnread()));
            } else {
                file.parts().forEach(part -> unused.addAll(unused(part)));
            }
            if (!file.skipped().isEmpty()) {
                notes.add(file.name() + ": passed over " + file.skippedWords());
            }
        }
        print(out, "files", read);
        print(out, "not used", unused);
        print(out, "notes", notes);
    }

    private static void print(PrintStream out, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.println(title);
        lines.stream().limit(MAX_LINES).forEach(line -> out.println("  " + line));
        if (lines.size() > MAX_LINES) {
            out.printf(Locale.ROOT, "  ... and %,d more; 'rounds inspect FILE' shows them%n", lines.size() - MAX_LINES);
        }
    }

    /** {@code tweets.jsonl: X API v2 NDJSON, UTF-8: 1,204 tweets, 3 deletions in 1,207 records}. */
    public static String counted(PartReport part) {
        return String.format(
                Locale.ROOT,
                "%s: %s: %s, %s in %s",
                part.description().name(),
                part.words(),
                counted(part.tweets(), "tweet"),
                counted(part.deletions(), "deletion"),
                counted(part.records(), "record"));
    }

    private static String counted(long count, String one) {
        return String.format(Locale.ROOT, count == 1 ? "%,d %s" : "%,d %ss", count, one);
    }

    /** What could not be used of a file, a line for each reason. */
    public static List<String> unused(PartReport part) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Reason, Unused> reason : part.unused().entrySet()) {
            Unused unused = reason.getValue();
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: %,d %s, the first at %s: %s",
                    part.description().name(),
                    unused.count(),
                    reason.getKey().code(),
                    line(unused.place(), part.description().name()),
                    shortened(unused.detail())));
        }
        return lines;
    }

    /** The line of a place in a file that has just been named. */
    private static String line(String place, String file) {
        return place.startsWith(file + ':') ? "line " + place.substring(file.length() + 1) : place;
    }

    private static String shortened(String detail) {
        String line = detail.replaceAll("\\s+", " ");
        return line.length() <= MAX_DETAIL ? line : line.substring(0, MAX_DETAIL) + "...";
    }
}
