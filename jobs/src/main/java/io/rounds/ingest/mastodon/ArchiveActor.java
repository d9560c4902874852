package io.rounds.ingest.mastodon;

import org.jspecify.annotations.Nullable;

/**
 * The account that an archive of Mastodon belongs to. The posts in {@code outbox.json} name it by its address only.
 *
 * @param id its address
 * @param handle {@code name@host}
 * @param name the display name
 * @param createdAt when it was opened, as the archive writes it
 */
public record ArchiveActor(
        String id,
        String handle,
        @Nullable String name,
        @Nullable String createdAt) {

    /** The account with this address and user name; null if the address is none. */
    public static @Nullable ArchiveActor of(
            String id, String username, @Nullable String name, @Nullable String createdAt) {
        String host = StatusAddress.host(id);
        boolean named = !username.isEmpty() && username.length() <= 100 && username.indexOf('@') < 0;
        return host == null || !named ? null : new ArchiveActor(id, username + '@' + host, name, createdAt);
    }

    MastodonStatus.Account account() {
        MastodonStatus.Account account = new MastodonStatus.Account();
        account.acct = handle;
        account.url = id;
        account.displayName = name;
        account.createdAt = createdAt;
        return account;
    }
}
