package io.rounds.ingest;

import io.rounds.ingest.csv.CsvOptions;
import io.rounds.ingest.mastodon.StatusAddress;
import io.rounds.ingest.x.ArchiveOwner;
import org.jspecify.annotations.Nullable;

/**
 * Facts that some records lack and that the person who reads them can add.
 *
 * @param mastodonHost the server that statuses of Mastodon and their deletions were read from, for example
 *     {@code med-mastodon.com}
 * @param account the owner of a personal archive of Twitter without an {@code account.js} beside it, and of tables whose
 *     rows do not name their author
 * @param includeProtected whether posts of protected accounts, which only their followers may read, are analysed, too
 * @param csv the meaning of columns, and the order of day and month, in tables that do not show them
 */
public record ReadingDefaults(
        @Nullable String mastodonHost, @Nullable ArchiveOwner account, boolean includeProtected, CsvOptions csv) {
    /** No facts are added. */
    public static final ReadingDefaults NONE = new ReadingDefaults(null, null);

    /** @throws IllegalArgumentException when the server is not named by its host */
    public ReadingDefaults {
        if (mastodonHost != null && !StatusAddress.isHost(mastodonHost)) {
            throw new IllegalArgumentException(
                    "a server is named by its host in lower case, as in med-mastodon.com, unlike " + mastodonHost);
        }
    }

    /** These facts, no posts of protected accounts, and nothing to add to tables. */
    public ReadingDefaults(@Nullable String mastodonHost, @Nullable ArchiveOwner account) {
        this(mastodonHost, account, CsvOptions.NONE);
    }

    /** These facts, and no posts of protected accounts. */
    public ReadingDefaults(@Nullable String mastodonHost, @Nullable ArchiveOwner account, CsvOptions csv) {
        this(mastodonHost, account, false, csv);
    }

    /** The same, and whether posts of protected accounts are analysed. */
    public ReadingDefaults withProtected(boolean include) {
        return new ReadingDefaults(mastodonHost, account, include, csv);
    }
}
