package io.rounds.cli;

import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.csv.CsvOptions;
import io.rounds.ingest.x.ArchiveOwner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads files of posts: their layout, and what they do not say themselves. */
final class FileReadingOptions {
    @Option(
            names = "--format",
            paramLabel = "auto|ndjson|json|csv",
            defaultValue = "auto",
            description =
                    "Layout of the files: one JSON value per line, JSON that spans lines (also after a JavaScript assignment, as in tweets.js), or CSV rows. Default: detected for each file.")
    private ArchiveFormat format = ArchiveFormat.AUTO;

    @Option(
            names = "--account",
            paramLabel = "HANDLE",
            description =
                    "Owner of a personal Twitter archive, if there is no account.js beside tweets.js, and author of CSV files that do not name one (LinkedIn's Shares.csv, Twitter's old tweets.csv, id|date|text).")
    private @Nullable String account;

    @Option(
            names = "--mastodon-host",
            paramLabel = "HOST",
            description = "The server that Mastodon statuses were read from. Deletions contain only its local ids.")
    private @Nullable String mastodonHost;

    @Option(
            names = "--include-protected",
            description =
                    "Analyse posts of protected accounts, too, which only their followers may read. By default they are rejected as not_public.")
    private boolean includeProtected;

    @Option(
            names = "--columns",
            paramLabel = "MEANING=COLUMN,...",
            description =
                    "What the columns of CSV files mean that Rounds does not know: id, time, account, text, author_id, name, followers, lang, reply_to, repost_of, quote_of, links, hashtags, mentions, url. A column is given by its name, or by its number from 1.")
    private @Nullable String columns;

    @Option(
            names = "--dates",
            paramLabel = "day-first|month-first",
            description =
                    "How to read dates such as 03/04/2013 in CSV files whose other dates do not show it. Default: such a file is refused.")
    private @Nullable String dates;

    ArchiveFormat format() {
        return format;
    }

    /** @throws IllegalArgumentException when an option has no such value */
    ReadingDefaults defaults() {
        return new ReadingDefaults(
                mastodonHost,
                account == null ? null : ArchiveOwner.ofProfile(account),
                includeProtected,
                CsvOptions.of(columns, dates));
    }
}
