package io.rounds.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of X API v2 in two files, as academictwitteR writes it ({@code get_all_tweets(bind_tweets = FALSE, data_path = ...)}):
 * {@code data_123.json} with the tweets and {@code users_123.json} with what the page includes, accounts and tweets that are
 * reposted or quoted. Both together become one record, the page as X has sent it, as far as it is no larger than a page may
 * be; so the memory that this takes is bounded, too. The second file alone holds no tweets of the search.
 */
final class PageFiles {
    private static final Pattern DATA = Pattern.compile("(|.*[_\\-. ])data([_\\-. ].*)");
    private static final Pattern USERS = Pattern.compile("(|.*[_\\-. ])users([_\\-. ].*)");
    private static final Pattern INCLUDES =
            Pattern.compile("\\s*\\{\\s*\"(?:users|tweets|media|places|polls|topics)\"\\s*:\\s*\\[");

    private PageFiles() {}

    /** Reads the file as one of such a pair; null if it is none. */
    static @Nullable Splitter splitter(ByteSource source, Path file, Instant at) throws IOException {
        String head = new String(source.head(), UTF_8).stripLeading();
        boolean list = head.startsWith("[");
        if (!list && !INCLUDES.matcher(head).lookingAt()) {
            return null;
        }
        Path other = list ? sibling(file, DATA, "users") : sibling(file, USERS, "data");
        if (other == null || !startsAs(other, !list) || Files.size(file) + Files.size(other) > RecordParser.MAX_PAGE_BYTES) {
            return null;
        }
        String name = file.toString();
        return list ? new Page(source, other, name, at) : new EmptyFile(source, name, at);
    }

    private static @Nullable Path sibling(Path file, Pattern pattern, String otherWord) {
        Path name = file.getFileName();
        Matcher matcher = pattern.matcher(name == null ? "" : name.toString());
        if (!matcher.matches()) {
            return null;
        }
        Path other = file.toAbsolutePath().resolveSibling(matcher.group(1) + otherWord + matcher.group(2));
        return Files.isRegularFile(other) ? other : null;
    }

    private static boolean startsAs(Path file, boolean list) throws IOException {
        try (ByteSource source = new ByteSource(file)) {
            String head = new String(source.head(), UTF_8).stripLeading();
            return list ? head.startsWith("[") : INCLUDES.matcher(head).lookingAt();
        }
    }

    private static final class Page extends Splitter {
        private final Path includes;
        private boolean read;

        Page(ByteSource source, Path includes, String file, Instant at) {
            super(source, RecordParser.MAX_PAGE_BYTES, file, at);
            this.includes = includes;
        }

        @Override
        @Nullable ArchiveRecord next() throws IOException {
            if (read) {
                return null;
            }
            read = true;
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            page.writeBytes("{\"data\":".getBytes(UTF_8));
            copy(source, page);
            page.writeBytes(",\"includes\":".getBytes(UTF_8));
            try (ByteSource other = new ByteSource(includes)) {
                copy(other, page);
            }
            page.write('}');
            record.add(page.toByteArray(), 0, page.size());
            return taken(origin(1));
        }

        /** Two packed files may be larger than a page: then the record is rejected for it. */
        private static void copy(ByteSource from, ByteArrayOutputStream into) throws IOException {
            for (int c = from.next(); c >= 0 && into.size() <= RecordParser.MAX_PAGE_BYTES; c = from.next()) {
                into.write(c);
            }
        }
    }
}
