package io.rounds.ingest.mastodon;

import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.model.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Notes of Misskey, as its API gives them and as its users export them ("Export data: notes"). A note of the server that was
 * read does not name that server: it has to be given. The export does not name the author either.
 *
 * <p>A note has the id that ActivityPub gives it. Only notes with the visibility {@code public} are read; of others nothing is
 * kept.
 */
public final class MisskeyParser implements FormatParser {
    private static final String SAY_SERVER =
            "A note of Misskey without a \"uri\" is of the server that was read: say which that is (--mastodon-host HOST).";

    private final Assembler assembler;
    private final RecordLimits limits;
    private final StatusDrafts drafts;
    private final @Nullable String host;
    private final @Nullable ArchiveOwner owner;
    private MisskeyNote note = new MisskeyNote();

    /**
     * Creates a parser.
     *
     * @param host the server that was read, if known
     * @param owner the author of notes that do not name theirs, if known
     */
    public MisskeyParser(
            Assembler assembler, RecordLimits limits, @Nullable String host, @Nullable ArchiveOwner owner) {
        this.assembler = assembler;
        this.limits = limits;
        this.drafts = new StatusDrafts(assembler, limits);
        this.host = host;
        this.owner = owner;
    }

    @Override
    public void read(JsonScanner json) throws IOException {
        note = new MisskeyNote();
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            note.readField(json, field, 0);
        }
    }

    @Override
    public boolean misfits() {
        return note.visibility == null;
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (misfits()) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "A JSON object of none of the known formats.");
        }
        if (!note.isPublic() || (note.isRenote() && note.renote != null && !note.renote.isPublic())) {
            throw Rejection.notPublic();
        }
        if (note.account == null) {
            if (owner == null) {
                throw new Rejection(
                        Reason.MISSING_AUTHOR,
                        "A note of Misskey's export does not say whose it is: name the account and its server"
                                + " (--account NAME --mastodon-host HOST).");
            }
            note.account = new MastodonStatus.Account();
            note.account.acct = owner.handle();
        }
        MastodonStatus status = note.status(host, limits);
        if (status.uri == null) {
            throw new Rejection(Reason.MISSING_ID, SAY_SERVER);
        }
        assembler.emit(drafts.draft(status, host), outcome);
    }
}
