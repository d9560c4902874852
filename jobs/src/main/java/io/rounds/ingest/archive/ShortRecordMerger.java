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
 * Merges runs of records that are too short to be a tweet or a deletion into one rejection. Otherwise a file of another
 * kind, of half a million records of two bytes, would become half a million documents, a hundred times the size of the
 * file.
 *
 * <p>The first {@link #MAX_SINGLE_REJECTIONS} short records of a run pass one by one, each with its line. From there on as
 * many as fit into the payload of a rejection are rejected together, so that nothing is lost; the rejection says how many
 * they are and where the last one is.
 */
final class ShortRecordMerger {
    /** The longest short record, in bytes. Dates have 16 bytes; the shortest page that may be empty, {@code {"data":[]}}, has 11. */
    private static final int MAX_SHORT_RECORD = 10;

    /** The same for a row of CSV: an id, a handle, a date and what separates them have 20. */
    private static final int MAX_SHORT_ROW = 19;

    /** How many short records of a run are rejected one by one. */
    static final int MAX_SINGLE_REJECTIONS = 100;

    private final Splitter splitter;
    private int runLength;
    private @Nullable ArchiveRecord pushedBack;

    ShortRecordMerger(Splitter splitter) {
        this.splitter = splitter;
    }

    /** The next record, or many short ones merged into one; null at the end. */
    @Nullable ArchiveRecord next() throws IOException {
        ArchiveRecord record = pushedBack == null ? splitter.next() : pushedBack;
        pushedBack = null;
        if (record == null || record.size() > longest(record)) {
            runLength = 0;
            return record;
        }
        if (isEmpty(record)) {
            return record;
        }
        runLength++;
        return runLength <= MAX_SINGLE_REJECTIONS ? record : merged(record);
    }

    private static int longest(ArchiveRecord record) {
        return record.columns() == null ? MAX_SHORT_RECORD : MAX_SHORT_ROW;
    }

    /** A list without elements, or white space, holds nothing to reject. */
    private static boolean isEmpty(ArchiveRecord record) {
        return record.columns() == null && RecordParser.isEmpty(record.bytes());
    }

    private ArchiveRecord merged(ArchiveRecord first) throws IOException {
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
        pushedBack = next;
        if (last == first) {
            return first;
        }
        boolean rows = first.columns() != null || first.rejection() != null;
        Rejection rejection = new Rejection(
                rows ? Reason.BAD_ROW : Reason.UNKNOWN_FORMAT,
                count + (rows ? " rows" : " records") + ", each of " + longest
                        + " bytes at most and so too short for a tweet, one after the other up to "
                        + last.origin().place() + ".");
        return ArchiveRecord.rejected(bytes.toByteArray(), first.origin(), rejection);
    }
}
