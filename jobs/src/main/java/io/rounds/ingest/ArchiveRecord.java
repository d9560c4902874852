package io.rounds.ingest;

import io.rounds.ingest.csv.CsvColumns;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.x.ArchiveOwner;
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
    private final @Nullable Rejection refusal;
    private final boolean personal;
    private final @Nullable ArchiveOwner owner;

    private ArchiveRecord(
            byte[] bytes,
            Origin origin,
            @Nullable CsvColumns columns,
            @Nullable Rejection refusal,
            boolean personal,
            @Nullable ArchiveOwner owner) {
        this.bytes = bytes;
        this.origin = origin;
        this.columns = columns;
        this.refusal = refusal;
        this.personal = personal;
        this.owner = owner;
    }

    public static ArchiveRecord json(byte[] bytes, Origin origin) {
        return new ArchiveRecord(bytes, origin, null, null, false, null);
    }

    public static ArchiveRecord row(byte[] bytes, Origin origin, CsvColumns columns) {
        return new ArchiveRecord(bytes, origin, columns, null, false, null);
    }

    /** @param bytes the beginning of what could not be read */
    public static ArchiveRecord refused(byte[] bytes, Origin origin, Rejection refusal) {
        return new ArchiveRecord(bytes, origin, null, refusal, false, null);
    }

    /** The same record, of somebody's personal archive. */
    public ArchiveRecord of(@Nullable ArchiveOwner archiveOwner) {
        return new ArchiveRecord(bytes, origin, columns, refusal, true, archiveOwner);
    }

    /** Whether it is of a personal archive, whose tweets do not say who wrote them. */
    boolean isPersonal() {
        return personal;
    }

    /** Whose archive it is, if that is known. */
    @Nullable ArchiveOwner owner() {
        return owner;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes it holds in memory. */
    public int size() {
        return bytes.length;
    }

    public Origin origin() {
        return origin;
    }

    public @Nullable CsvColumns columns() {
        return columns;
    }

    public @Nullable Rejection refusal() {
        return refusal;
    }
}
