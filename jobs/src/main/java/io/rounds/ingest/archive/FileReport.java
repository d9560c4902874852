package io.rounds.ingest.archive;

import io.rounds.ingest.archive.PartTally.Unused;
import io.rounds.model.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was read of an input file, and what was not: the file itself, or the members of an archive. */
public final class FileReport {
    /** More members of an archive than this are counted as one. */
    private static final int MAX_PARTS = 1_000;

    private final String name;
    private final Instant modified;
    private final List<PartReport> parts = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();

    FileReport(String name, Instant modified) {
        this.name = name;
        this.modified = modified;
    }

    synchronized PartReport begin(PartDescription part) {
        if (parts.size() == MAX_PARTS) {
            PartReport rest = parts.get(MAX_PARTS - 1);
            rest.describe(new PartDescription(
                    name + "!...", part.packing(), part.layout(), part.format(), part.encoding(), List.of()));
            return rest;
        }
        PartReport report = new PartReport(part);
        parts.add(report);
        return report;
    }

    synchronized void skipped(Map<String, Long> byKind) {
        skipped.clear();
        skipped.putAll(byKind);
    }

    /** The file as it was named. */
    public String name() {
        return name;
    }

    /** When it was last modified. */
    public Instant modified() {
        return modified;
    }

    /** The file itself, or the members of it that were opened; of more than 1,000 the last counts for all others. */
    public synchronized List<PartReport> parts() {
        return List.copyOf(parts);
    }

    /** How many members were passed over because they hold no posts, by kind. */
    public synchronized Map<String, Long> skipped() {
        return Map.copyOf(skipped);
    }

    /** The members that were passed over in words, {@code images (12), web pages (3)}; empty if there are none. */
    public synchronized String skippedWords() {
        return skipped.entrySet().stream()
                .map(kind -> String.format(Locale.ROOT, "%s (%,d)", kind.getKey(), kind.getValue()))
                .collect(Collectors.joining(", "));
    }

    public long tweets() {
        return parts().stream().mapToLong(PartReport::tweets).sum();
    }

    public long deletions() {
        return parts().stream().mapToLong(PartReport::deletions).sum();
    }

    /** Whether it holds nothing that was understood: no tweet, no deletion, no record that is known to be neither. */
    public boolean isUnread() {
        return parts().stream().noneMatch(PartReport::isUnderstood);
    }

    /** Why nothing of it was read, in a sentence. */
    public String whyUnread() {
        List<PartReport> all = parts();
        if (all.isEmpty()) {
            return skipped().isEmpty()
                    ? "It is an empty archive."
                    : "None of its members may hold posts: " + skippedWords() + ".";
        }
        return all.stream()
                .flatMap(part -> part.unused().entrySet().stream())
                .max(Comparator.comparingLong(reason -> reason.getValue().count()))
                .map(FileReport::words)
                .orElse("It is empty.");
    }

    private static String words(Map.Entry<Reason, Unused> reason) {
        Unused unused = reason.getValue();
        return unused.count() == 1
                ? unused.detail()
                : String.format(
                        Locale.ROOT,
                        "%,d records are rejected (%s). The first one: %s",
                        unused.count(),
                        reason.getKey().code(),
                        unused.detail());
    }
}
