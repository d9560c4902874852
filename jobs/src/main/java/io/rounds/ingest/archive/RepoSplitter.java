package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.bluesky.RepoFile;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Origin;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The posts and reposts of a repository of Bluesky ({@code com.atproto.sync.getRepo}), a file in the format CAR, each as
 * {@code {"uri": ..., "cid": ..., "value": ...}}. The place of a record is the file and the record's path in the repository.
 */
final class RepoSplitter extends Splitter {
    /** How much of a file shows whether it is a repository. */
    static final int HEAD_BYTES = 16;

    private final String name;
    private final Instant at;
    private @Nullable RepoFile repo;
    private boolean ended;

    RepoSplitter(ByteSource source, String file, Instant at) {
        super(source, RecordParser.MAX_TWEET_BYTES, file, at);
        this.name = file;
        this.at = at;
    }

    /** Whether a file that begins with these bytes is of this format. */
    static boolean isRepo(byte[] head) {
        return RepoFile.isHeader(head);
    }

    @Override
    @Nullable ArchiveRecord next() throws IOException {
        if (repo == null) {
            repo = RepoFile.read(source::next);
        }
        RepoFile.Entry entry = repo.next();
        if (entry != null) {
            return ArchiveRecord.json(entry.json(), new Origin(name + ':' + entry.path(), at));
        }
        Rejection rejection = ended ? null : repo.rejection();
        ended = true;
        return rejection == null ? null : ArchiveRecord.rejected(new byte[0], new Origin(name + ":1", at), rejection);
    }
}
