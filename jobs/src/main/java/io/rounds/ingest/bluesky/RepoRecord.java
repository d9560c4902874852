package io.rounds.ingest.bluesky;

import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TweetDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of an account's repository, such as a post, and what else is said about it; unchecked. */
final class RepoRecord {
    @Nullable String did;

    @Nullable String collection;

    @Nullable String rkey;

    /** What changed it last, and how: {@code create}, {@code update} or {@code delete}; null where it is as it is. */
    @Nullable String rev;

    @Nullable String operation;

    /** When the network had it. */
    @Nullable Instant seen;
    /** Who wrote it, as far as that is said besides the DID. */
    final Profile author = new Profile();

    /** The repost through which it came into a list of posts. */
    @Nullable Repost reason;

    /** Whether the record itself is there. */
    boolean hasContent;

    final TweetDraft draft = new TweetDraft();
    final Facets facets;
    /** Hashtags that stand in no text. */
    final List<String> tags = new ArrayList<>(0);
    /** What the record embeds, and what the network has made of that. */
    final Embed embed = new Embed();

    final Embed shownEmbed = new Embed();

    @Nullable String parent;

    @Nullable String root;

    @Nullable String subject;
    /** Why it cannot be used, whatever is in it. */
    @Nullable Rejection problem;

    /** Where it stands in the input, in bytes; -1 if it is the whole record. */
    int start = -1;

    int end = -1;

    RepoRecord(RecordLimits limits) {
        this.facets = new Facets(limits);
    }

    /** An account as lists of posts describe it. */
    static final class Profile {
        @Nullable String did;

        @Nullable String handle;

        @Nullable String name;

        @Nullable Integer followers;

        @Nullable Integer following;

        @Nullable String createdAt;
    }

    /** Who has reposted a post, and when. */
    static final class Repost {
        final Profile by = new Profile();
        /** The record of the repost; older servers do not name it. */
        @Nullable String uri;

        @Nullable String indexedAt;
    }

    /** A card and a quoted record. */
    static final class Embed {
        @Nullable String external;

        @Nullable String quoted;

        @Nullable String quotedHandle;
    }

    /** Takes account, collection and key from an address; a wrong one has none. */
    void address(@Nullable String text) {
        AtUri uri = AtUri.of(text);
        if (uri != null) {
            did = uri.did();
            collection = uri.collection();
            rkey = uri.rkey();
        }
    }

    boolean isTweet() {
        return AtUri.POST.equals(collection) || AtUri.REPOST.equals(collection);
    }
}
