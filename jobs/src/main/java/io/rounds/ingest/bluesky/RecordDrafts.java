package io.rounds.ingest.bluesky;

import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.RevisionDraft;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns records of Bluesky into drafts of tweets. */
final class RecordDrafts {
    /** What servers write instead of a handle that does not lead to the account any more. */
    private static final String INVALID_HANDLE = "handle.invalid";

    private RecordDrafts() {}

    /** The draft of a post or repost with this address, or of the repost through which it came. */
    static TweetDraft draft(RepoRecord record, AtUri uri, Outcome outcome) throws Rejection {
        TweetDraft draft = record.draft;
        draft.platform = Platform.BLUESKY;
        draft.id = uri.id();
        draft.url = uri.url();
        draft.seenAt = record.seen;
        draft.author = author(uri.did(), record.author);
        if ("update".equals(record.operation)) {
            draft.revision = RevisionDraft.ofEdit(editedAt(record, outcome));
        }
        if (uri.isPost()) {
            fillPost(record, draft);
        } else {
            fillRepost(record, draft);
        }
        RepoRecord.Repost repost = record.reason;
        return repost == null ? draft : repost(repost, draft, uri);
    }

    private static AuthorDraft author(String did, RepoRecord.Profile profile) {
        AuthorDraft author = new AuthorDraft();
        author.id = did;
        author.handle = handle(profile.handle, did);
        author.name = profile.name == null || profile.name.isEmpty() ? null : profile.name;
        author.followers = profile.followers;
        author.following = profile.following;
        author.createdAt = profile.createdAt;
        return author;
    }

    private static String handle(@Nullable String handle, String did) {
        return handle == null || handle.isEmpty() || handle.equals(INVALID_HANDLE) ? did : handle;
    }

    /** The revision's time is the same wherever the event is read; but it must not lie in the future. */
    private static Instant editedAt(RepoRecord record, Outcome outcome) {
        Instant seen = record.seen == null ? outcome.readAt() : record.seen;
        Instant revised = Tid.time(record.rev);
        return revised == null || revised.isAfter(seen) ? seen : revised;
    }

    private static void fillPost(RepoRecord record, TweetDraft draft) {
        ContentDraft.Entities entities = record.facets.entities(draft.content.text == null ? "" : draft.content.text);
        entities.hashtags().addAll(record.tags);
        String external = record.embed.external == null ? record.shownEmbed.external : record.embed.external;
        if (external != null) {
            entities.urls().add(external);
        }
        draft.content.entities = entities;
        draft.relations.replyTo = post(record.parent);
        AtUri quoted = AtUri.of(record.embed.quoted == null ? record.shownEmbed.quoted : record.embed.quoted);
        if (quoted != null && quoted.isPost()) {
            draft.relations.quote = true;
            draft.relations.quoteOf = quoted.id();
            draft.relations.quoted = referenced(quoted, record.shownEmbed.quotedHandle);
        }
        draft.relations.conversation = draft.relations.reply ? post(record.root) : draft.id;
    }

    /** The id of the post at this address; null if it is the address of something else, such as a list or a feed. */
    private static @Nullable String post(@Nullable String address) {
        AtUri uri = AtUri.of(address);
        return uri == null || !uri.isPost() ? null : uri.id();
    }

    private static void fillRepost(RepoRecord record, TweetDraft draft) {
        draft.relations.repost = true;
        draft.content.text = "";
        draft.content.entities = new ContentDraft.Entities(List.of(), List.of(), List.of());
        AtUri subject = AtUri.of(record.subject);
        if (subject == null || !subject.isPost()) {
            draft.problem =
                    new Rejection(Reason.WRONG_TYPE, "The \"subject\" of a repost must be the address of a post.");
            return;
        }
        draft.url = subject.url();
        draft.relations.original = referenced(subject, null);
    }

    private static TweetDraft referenced(AtUri uri, @Nullable String handle) {
        TweetDraft referenced = new TweetDraft();
        referenced.id = uri.id();
        AuthorDraft author = new AuthorDraft();
        author.id = uri.did();
        author.handle = handle(handle, uri.did());
        referenced.author = author;
        return referenced;
    }

    /**
     * The repost, with the content of the post. Servers before 2025 do not say which record the repost is; then its id is made
     * of the account and of what it reposts, since nobody reposts a post twice at a time.
     */
    private static TweetDraft repost(RepoRecord.Repost repost, TweetDraft post, AtUri uri) throws Rejection {
        String did = repost.by.did;
        AtUri own = AtUri.of(repost.uri);
        if (did == null) {
            did = own == null ? null : own.did();
        }
        if (did == null) {
            throw new Rejection(Reason.MISSING_AUTHOR, "A repost without the \"did\" of the account that reposts.");
        }
        TweetDraft draft = new TweetDraft();
        draft.platform = Platform.BLUESKY;
        draft.id = own == null ? did + "/repost/" + uri.id() : own.id();
        draft.url = uri.url();
        draft.createdAt = repost.indexedAt;
        draft.seenAt = Timestamps.parse(repost.indexedAt);
        draft.author = author(did, repost.by);
        draft.content.text = post.content.text;
        draft.content.lang = post.content.lang;
        draft.content.entities = post.content.entities;
        draft.relations.repost = true;
        draft.relations.original = post;
        draft.problem = post.problem;
        return draft;
    }
}
