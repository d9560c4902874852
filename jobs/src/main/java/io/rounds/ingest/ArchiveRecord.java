package io.rounds.ingest;

import io.rounds.ingest.csv.CsvColumns;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.mastodon.ArchiveActor;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.ingest.x.NoteTweets;
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
    private final @Nullable Rejection rejection;
    private final boolean personal;
    private final @Nullable ArchiveOwner owner;
    private final NoteTweets longPosts;
    private final @Nullable ArchiveActor actor;

    private ArchiveRecord(
            byte[] bytes,
            Origin origin,
            @Nullable CsvColumns columns,
            @Nullable Rejection rejection,
            boolean personal,
            @Nullable ArchiveOwner owner,
            NoteTweets longPosts,
            @Nullable ArchiveActor actor) {
        this.bytes = bytes;
        this.origin = origin;
        this.columns = columns;
        this.rejection = rejection;
        this.personal = personal;
        this.owner = owner;
        this.longPosts = longPosts;
        this.actor = actor;
    }

    public static ArchiveRecord json(byte[] bytes, Origin origin) {
        return new ArchiveRecord(bytes, origin, null, null, false, null, NoteTweets.NONE, null);
    }

    public static ArchiveRecord row(byte[] bytes, Origin origin, CsvColumns columns) {
        return new ArchiveRecord(bytes, origin, columns, null, false, null, NoteTweets.NONE, null);
    }

    /**
     * A record that is rejected before it is parsed.
     *
     * @param bytes the first bytes of what could not be read
     */
    public static ArchiveRecord rejected(byte[] bytes, Origin origin, Rejection rejection) {
        return new ArchiveRecord(bytes, origin, null, rejection, false, null, NoteTweets.NONE, null);
    }

    /**
     * The same record, marked as part of a personal archive.
     *
     * @param posts the archive's long posts, which complete its tweets
     */
    public ArchiveRecord ofPersonalArchive(@Nullable ArchiveOwner archiveOwner, NoteTweets posts) {
        return new ArchiveRecord(bytes, origin, columns, rejection, true, archiveOwner, posts, null);
    }

    /** The same record, of an archive of Mastodon that belongs to this account. */
    public ArchiveRecord ofFediverseArchive(ArchiveActor archiveActor) {
        return new ArchiveRecord(bytes, origin, columns, rejection, false, null, NoteTweets.NONE, archiveActor);
    }

    /** The owner of the archive of Mastodon that it is from, if known. */
    @Nullable ArchiveActor actor() {
        return actor;
    }

    /** Whether it is from a personal archive, whose tweets do not name their author. */
    boolean isPersonal() {
        return personal;
    }

    /** The owner of the personal archive, if known. */
    @Nullable ArchiveOwner owner() {
        return owner;
    }

    /** The long posts of the personal archive. */
    NoteTweets longPosts() {
        return longPosts;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** The size of the record in bytes. */
    public int size() {
        return bytes.length;
    }

    public Origin origin() {
        return origin;
    }

    public @Nullable CsvColumns columns() {
        return columns;
    }

    public @Nullable Rejection rejection() {
        return rejection;
    }
}
