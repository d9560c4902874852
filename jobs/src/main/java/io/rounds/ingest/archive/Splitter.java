package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Origin;
import io.rounds.model.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where the records of a file begin and end, one after the other, in bounded memory. */
abstract class Splitter implements Closeable {
    final ByteSource source;
    /** What belongs to the record that is being read. */
    final BoundedRecord record;

    private final String file;
    private final Instant at;
    /** The line of the next byte, from 1. */
    long line = 1;

    private boolean damageSaid;
    private long lastLine;
    private int valuesOfLine;

    /** @param limit the largest record in bytes */
    Splitter(ByteSource source, int limit, String file, Instant at) {
        this.source = source;
        this.record = new BoundedRecord(limit);
        this.file = file;
        this.at = at;
    }

    /**
     * The next record; null when there is none. Where the source ends by damage, the unfinished record stays in the
     * buffer.
     */
    abstract @Nullable ArchiveRecord next() throws IOException;

    /**
     * The format that the file as a whole was recognised as, for messages: {@code rtweet 0.7 CSV}. Null where each record
     * has a format of its own, as in JSON, or the file has not been read far enough.
     */
    @Nullable String format() {
        return null;
    }

    /** Sentences about the file as a whole, for the summary: how its dates were read, how many ids lost digits. */
    List<String> notes() {
        return List.of();
    }

    /** A record that says that the input is cut or damaged here; null if it is not, or that was said. */
    final @Nullable ArchiveRecord damage() {
        if (damageSaid || source.damage() == null) {
            return null;
        }
        damageSaid = true;
        return ArchiveRecord.rejected(
                record.take(),
                origin(line),
                new Rejection(
                        Reason.BROKEN_JSON,
                        "The compressed file is cut or damaged here (" + source.damage()
                                + "): what follows in it could not be read. Fetch it again."));
    }

    @Override
    public final void close() throws IOException {
        source.close();
    }

    /** {@code file:line}, and for the second, third ... value of a line {@code file:line:2}, {@code file:line:3}. */
    final Origin valueOrigin() {
        valuesOfLine = line == lastLine ? valuesOfLine + 1 : 1;
        lastLine = line;
        Origin origin = origin(line);
        return valuesOfLine == 1 ? origin : new Origin(origin.place() + ':' + valuesOfLine, origin.at());
    }

    /** Says that the place which was given last is not used. */
    final void returnOrigin() {
        valuesOfLine--;
    }

    final Origin origin(long ofLine) {
        return new Origin(file + ':' + ofLine, at);
    }

    /** The record in the buffer: to be parsed, or rejected if it was too large. */
    final ArchiveRecord taken(Origin origin) {
        if (!record.isOverfull()) {
            return ArchiveRecord.json(record.take(), origin);
        }
        Rejection oversized = RecordLimits.oversizedPage(record.total(), RecordParser.MAX_PAGE_BYTES);
        return ArchiveRecord.rejected(record.take(), origin, oversized);
    }
}
