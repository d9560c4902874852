package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one rejection stand for many where a file is not what somebody took it for: half a million records of two bytes
 * would become half a million documents, of a hundred times the size of the file.
 *
 * <p>A scrap is a record too short for a tweet or a deletion. The first {@link #ALONE} of a row of them come out one by
 * one, each with its line. From there on those that fit into the payload of a rejection are refused together, so
 * nothing of them is lost; the rejection says how many they are and where the last one is.
 */
final class ShortRecordMerger {
    /** The longest scrap. Dates have 16 bytes; the shortest page that may be empty, {@code {"data":[]}}, has 11. */
    private static final int LONGEST = 10;

    /** The same of a row: an id, a handle, a date and what separates them have 20. */
    private static final int LONGEST_ROW = 19;

    /** How many scraps in a row are refused each by itself. */
    static final int ALONE = 100;

    private final Splitter splitter;
    private int row;
    private @Nullable ArchiveRecord held;

    ShortRecordMerger(Splitter splitter) {
        this.splitter = splitter;
    }

    /** The next record, or many scraps in one; null when there is none. */
    @Nullable ArchiveRecord next() throws IOException {
        ArchiveRecord record = held == null ? splitter.next() : held;
        held = null;
        if (record == null || record.size() > longest(record)) {
            row = 0;
            return record;
        }
        if (isEmpty(record)) {
            return record;
        }
        row++;
        return row <= ALONE ? record : gathered(record);
    }

    private static int longest(ArchiveRecord record) {
        return record.columns() == null ? LONGEST : LONGEST_ROW;
    }

    /** A list without elements, or white space, holds nothing that could be refused. */
    private static boolean isEmpty(ArchiveRecord record) {
        return record.columns() == null && RecordParser.isEmpty(record.bytes());
    }

    private ArchiveRecord gathered(ArchiveRecord first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Rejected.MAX_PAYLOAD_BYTES);
        ArchiveRecord last = first;
        ArchiveRecord next = first;
        int count = 0;
        int longest = 0;
        while (next != null
                && next.size() <= longest(next)
                && bytes.size() + next.size() < Rejected.MAX_PAYLOAD_BYTES) {
            bytes.writeBytes(next.bytes());
            bytes.write('\n');
            last = next;
            longest = Math.max(longest, next.size());
            count += isEmpty(next) ? 0 : 1;
            next = splitter.next();
        }
        held = next;
        if (last == first) {
            return first;
        }
        boolean rows = first.columns() != null || first.refusal() != null;
        Rejection refusal = new Rejection(
                rows ? Reason.BAD_ROW : Reason.UNKNOWN_FORMAT,
                count + (rows ? " rows" : " records") + ", each of " + longest
                        + " bytes at most and so too short for a tweet, one after the other up to "
                        + last.origin().place() + ".");
        return ArchiveRecord.refused(bytes.toByteArray(), first.origin(), refusal);
    }
}
