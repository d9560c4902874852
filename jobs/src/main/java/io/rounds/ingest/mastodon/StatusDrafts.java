package io.rounds.ingest.mastodon;

import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.RelationsDraft;
import io.rounds.ingest.draft.RevisionDraft;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns statuses of the Fediverse into drafts of tweets, whether they come from Mastodon's API or as ActivityPub. */
final class StatusDrafts {
    private final Assembler assembler;
    private final RecordLimits limits;

    StatusDrafts(Assembler assembler, RecordLimits limits) {
        this.assembler = assembler;
        this.limits = limits;
    }

    /**
     * The draft of a status.
     *
     * @param host the server that was read; null if it is not known
     */
    TweetDraft draft(MastodonStatus status, @Nullable String host) {
        TweetDraft draft = new TweetDraft();
        draft.platform = Platform.MASTODON;
        StatusAddress address = address(status);
        if (status.wrong != null) {
            draft.wrongType(status.wrong, "what Mastodon's API says");
        } else if (address == null && status.isStatus()) {
            draft.problem =
                    new Rejection(Reason.MISSING_ID, "A status without a \"uri\" that says which server it is from.");
        }
        String reader = host == null ? ownServer(status) : host;
        draft.id = address == null ? null : address.id();
        draft.createdAt = status.createdAt;
        draft.content.lang = status.language == null || status.language.isEmpty() ? null : status.language;
        draft.author = author(status, reader);
        MastodonStatus original = status.reblog;
        draft.url = url(original == null ? status : original, address);
        if (original != null) {
            TweetDraft reposted = referenced(original, reader);
            fillContent(original, reposted, reader, false);
            draft.relations.repost = true;
            draft.relations.original = reposted;
            draft.content.entities = reposted.content.entities;
            draft.content.text = reposted.content.text;
            return draft;
        }
        draft.revision = RevisionDraft.ofEdit(Timestamps.parse(status.editedAt));
        RelationsDraft relations = draft.relations;
        if (status.quoted != null) {
            relations.quoted = referenced(status.quoted, reader);
            relations.quoteOf = relations.quoted.id;
            relations.quote = relations.quoteOf != null;
        }
        fillContent(status, draft, reader, relations.quote);
        relations.reply = status.repliedStatus != null || status.repliedAccount != null || status.repliedUri != null;
        relations.replyTo = replyTo(status, reader);
        relations.conversation = relations.reply ? null : draft.id;
        return draft;
    }

    private static @Nullable StatusAddress address(MastodonStatus status) {
        StatusAddress address = StatusAddress.of(status.uri);
        return address == null ? StatusAddress.of(status.url) : address;
    }

    /** The page on its own server, where people read it. */
    private static String url(MastodonStatus status, @Nullable StatusAddress address) {
        if (StatusAddress.host(status.url) != null) {
            return String.valueOf(status.url);
        }
        return address == null ? "" : "https://" + address.id();
    }

    /** The server that was read, to which an author without a host belongs. */
    private static @Nullable String ownServer(MastodonStatus status) {
        StatusAddress address = address(status);
        return address != null && status.account != null && status.account.isLocal() ? address.host() : null;
    }

    private static TweetDraft referenced(MastodonStatus status, @Nullable String reader) {
        TweetDraft referenced = new TweetDraft();
        StatusAddress address = address(status);
        referenced.id = address == null ? null : address.id();
        referenced.author = author(status, reader);
        return referenced;
    }

    private static @Nullable AuthorDraft author(MastodonStatus status, @Nullable String reader) {
        MastodonStatus.Account account = status.account;
        String handle = account == null ? null : handle(account, reader);
        if (account == null || handle == null) {
            return null;
        }
        AuthorDraft user = new AuthorDraft();
        user.id = handle.toLowerCase(Locale.ROOT);
        user.handle = handle;
        user.name = account.displayName;
        user.followers = account.followers;
        user.following = account.following;
        user.createdAt = account.createdAt;
        user.automated = account.bot;
        return user;
    }

    /** {@code name@host}. */
    private static @Nullable String handle(MastodonStatus.Account account, @Nullable String reader) {
        if (account.acct == null || account.acct.isEmpty() || !account.isLocal()) {
            return account.acct == null || account.acct.isEmpty() ? null : account.acct;
        }
        String host = StatusAddress.host(account.url);
        if (host == null) {
            host = reader;
        }
        return host == null ? null : account.acct + '@' + host;
    }

    /** The status it answers, if that was written on the server that was read: ids of other statuses are local to it. */
    private static @Nullable String replyTo(MastodonStatus status, @Nullable String reader) {
        if (status.repliedUri != null) {
            StatusAddress answered = StatusAddress.of(status.repliedUri);
            return answered == null ? null : answered.id();
        }
        if (reader == null || status.repliedStatus == null || status.repliedAccount == null) {
            return null;
        }
        boolean local = false;
        if (status.account != null && status.repliedAccount.equals(status.account.id)) {
            local = status.account.isLocal();
        }
        for (MastodonStatus.Account mentioned : status.mentions) {
            local |= status.repliedAccount.equals(mentioned.id) && mentioned.isLocal();
        }
        StatusAddress address = local ? StatusAddress.of("https://" + reader + '/' + status.repliedStatus) : null;
        return address == null ? null : address.id();
    }

    private void fillContent(
            MastodonStatus status, TweetDraft draft, @Nullable String reader, boolean withoutQuoteLine) {
        HtmlText.Content content = status.plain;
        if (content == null && status.content != null) {
            content = HtmlText.read(status.content, withoutQuoteLine);
        }
        if (content == null) {
            // ActivityPub names what is reposted, and does not repeat it.
            draft.content.text = status.isAddressOnly ? "" : null;
            draft.content.entities =
                    status.isAddressOnly ? new ContentDraft.Entities(List.of(), List.of(), List.of()) : null;
            return;
        }
        draft.content.text = status.spoiler.isEmpty() ? content.text() : status.spoiler + "\n\n" + content.text();
        draft.content.entities =
                new MastodonEntities(status, content, assembler, limits).read(account -> handle(account, reader));
    }
}
