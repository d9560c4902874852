package io.rounds.ingest.draft;

import org.jspecify.annotations.Nullable;

/** What a payload says about one account, unchecked. */
public final class AuthorDraft {
    public @Nullable String id;

    public @Nullable String handle;

    public @Nullable String name;

    public @Nullable Integer followers;

    public @Nullable Integer following;

    public @Nullable String createdAt;

    public @Nullable Boolean verified;
    /** Whether the account says that it is run by a program. */
    public @Nullable Boolean automated;
    /** Whether only approved followers may read what it writes. */
    public boolean isProtected;
}
