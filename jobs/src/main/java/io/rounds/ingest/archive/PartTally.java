package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.draft.OwnIds;
import io.rounds.model.Parsed;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what became of some records of a file, to be added to its {@link PartReport}. For one thread. */
public final class PartTally {
    final Map<Reason, Unused> unused = new EnumMap<>(Reason.class);
    final Map<String, Long> formats = new TreeMap<>();
    private final boolean quiet;
    private long record;
    long records;
    long tweets;
    long deletions;
    long quietened;
    long ownIds;

    /**
     * @param part whose records these are
     * @param firstRecord the number of the first one in it, from 0
     */
    public PartTally(PartReport part, long firstRecord) {
        this.quiet = part.isQuiet();
        this.record = firstRecord;
    }

    /**
     * Counts the results of the next record. Removes the rejections that are only counted because the file holds nothing but
     * such.
     *
     * @param format of the record; null if it has none
     */
    public void add(ArchiveRecord source, List<Parsed> results, @Nullable String format) {
        boolean readable = false;
        for (Iterator<Parsed> all = results.iterator(); all.hasNext(); ) {
            Parsed result = all.next();
            Rejected rejected = result.rejected();
            if (rejected == null) {
                readable = true;
                Tweet tweet = result.tweet();
                if (tweet != null) {
                    tweets++;
                    ownIds += tweet.platform() == Platform.X && OwnIds.isOwn(tweet.id()) ? 1 : 0;
                }
                deletions += result.deletion() == null ? 0 : 1;
            } else {
                readable |= PartReport.isKnown(rejected.reason());
                unused.merge(
                        rejected.reason(),
                        new Unused(1, record, rejected.origin().place(), rejected.detail()),
                        Unused::and);
                if (quiet && !PartReport.isKnown(rejected.reason())) {
                    quietened++;
                    all.remove();
                }
            }
        }
        if (readable && format != null) {
            formats.merge(format, 1L, Long::sum);
        }
        records += results.isEmpty() && isBlank(source.bytes()) ? 0 : 1;
        record++;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The formats of the records that were understood. */
    public List<String> formats() {
        return List.copyOf(formats.keySet());
    }

    /** What is wrong with the first record that could not be used; empty if there is none. */
    public String firstDetail() {
        return unused.values().stream()
                .min(Comparator.comparingLong(Unused::record))
                .map(Unused::detail)
                .orElse("");
    }

    /**
     * Results that could not be used.
     *
     * @param count how many for this reason
     * @param record the number of the first one
     * @param place where the first one is
     * @param detail what is wrong with the first one
     */
    public record Unused(long count, long record, String place, String detail) {
        Unused and(Unused other) {
            Unused first = other.record < record ? other : this;
            return new Unused(count + other.count, first.record, first.place, first.detail);
        }
    }
}
