package io.rounds.ingest;

import io.rounds.model.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One record of an archive, found but not yet parsed, so that parsing can be done in parallel:
 * {@link RecordParser#parse(ArchiveRecord, java.util.function.Consumer)}.
 */
public final class ArchiveRecord {
    private final byte[] bytes;
    private final Origin origin;
    private final @Nullable CsvColumns columns;
    private final @Nullable Refusal refusal;

    private ArchiveRecord(byte[] bytes, Origin origin, @Nullable CsvColumns columns, @Nullable Refusal refusal) {
        this.bytes = bytes;
        this.origin = origin;
        this.columns = columns;
        this.refusal = refusal;
    }

    static ArchiveRecord json(byte[] bytes, Origin origin) {
        return new ArchiveRecord(bytes, origin, null, null);
    }

    static ArchiveRecord row(byte[] bytes, Origin origin, CsvColumns columns) {
        return new ArchiveRecord(bytes, origin, columns, null);
    }

    /** @param bytes the beginning of what could not be read */
    static ArchiveRecord refused(byte[] bytes, Origin origin, Refusal refusal) {
        return new ArchiveRecord(bytes, origin, null, refusal);
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many bytes it holds in memory. */
    public int size() {
        return bytes.length;
    }

    Origin origin() {
        return origin;
    }

    @Nullable CsvColumns columns() {
        return columns;
    }

    @Nullable Refusal refusal() {
        return refusal;
    }
}
