package io.rounds.ingest.archive;

import io.rounds.ingest.archive.PartTally.Unused;
import io.rounds.ingest.csv.CsvFacts;
import io.rounds.model.Excerpt;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was read of a file, or of a member of an archive, and what was not. For several threads. */
public final class PartReport {
    /** How many records of a file may be of no known format, one after the other from the beginning, until the rest are only counted. */
    public static final int MAX_STRANGERS = 100;

    private final Map<Reason, Unused> unused = new EnumMap<>(Reason.class);
    private final Map<String, Long> formats = new TreeMap<>();
    private PartDescription description;
    private long records;
    private long tweets;
    private long deletions;
    private long quietened;
    private long ownIds;
    private boolean quiet;

    PartReport(PartDescription description) {
        this.description = description;
    }

    /** Whether a rejection for this reason is of a record that was understood: it is known to be no tweet, or not public. */
    static boolean isKnown(Reason reason) {
        return switch (reason) {
            case NO_TWEET_COUNTS, NO_TWEET_USERS, NO_TWEET_LIKES, NO_TWEET_OTHER, NOT_PUBLIC -> true;
            default -> false;
        };
    }

    public synchronized void add(PartTally tally) {
        tally.unused.forEach((reason, more) -> unused.merge(reason, more, Unused::and));
        tally.formats.forEach((format, count) -> formats.merge(format, count, Long::sum));
        records += tally.records;
        tweets += tally.tweets;
        deletions += tally.deletions;
        quietened += tally.quietened;
        ownIds += tally.ownIds;
    }

    synchronized void describe(PartDescription newest) {
        description = newest;
    }

    public synchronized PartDescription description() {
        return description;
    }

    /** One line without the name: {@code X API v2 NDJSON, UTF-8, in zip}. */
    public synchronized String words() {
        return description.words(formats());
    }

    /** The formats of its records, the most frequent first. */
    public synchronized List<String> formats() {
        List<String> names = new ArrayList<>(formats.keySet());
        names.sort((a, b) -> Long.compare(formats.getOrDefault(b, 0L), formats.getOrDefault(a, 0L)));
        return names;
    }

    /** Sentences about the file as a whole. */
    public synchronized List<String> notes() {
        if (ownIds == 0 || !description.notes().isEmpty()) {
            return description.notes();
        }
        return List.of(CsvFacts.LOST_IDS);
    }

    /** Results that could not be used, by reason. */
    public synchronized Map<Reason, Unused> unused() {
        return Collections.unmodifiableMap(new EnumMap<>(unused));
    }

    public synchronized long records() {
        return records;
    }

    public synchronized long tweets() {
        return tweets;
    }

    public synchronized long deletions() {
        return deletions;
    }

    synchronized boolean isUnderstood() {
        return tweets + deletions > 0
                || unused.keySet().stream().anyMatch(PartReport::isKnown)
                || (records > 0 && unused.isEmpty());
    }

    /** To be called when {@link #MAX_STRANGERS} records were counted: if none of them was understood, the rest are only counted. */
    public synchronized void judge() {
        quiet = !isUnderstood();
    }

    synchronized boolean isQuiet() {
        return quiet;
    }

    /** One rejection for all those that were only counted; null if there were none. */
    public synchronized @Nullable Parsed rest(Instant at) {
        if (quietened == 0) {
            return null;
        }
        Unused first = unused.values().stream()
                .reduce((a, b) -> a.record() <= b.record() ? a : b)
                .orElseThrow(() -> new IllegalStateException("Counted " + quietened + " rejections, and has none"));
        String place = description.name();
        return Parsed.of(new Rejected(
                place,
                unused.containsKey(Reason.BAD_ROW) ? Reason.BAD_ROW : Reason.UNKNOWN_FORMAT,
                "As the first " + MAX_STRANGERS + " records of this file, " + quietened
                        + " more cannot be read, and are not rejected one by one. Of the first one: "
                        + first.detail(),
                new Origin(place, at),
                Excerpt.ofUnread(0, List.of())));
    }
}
