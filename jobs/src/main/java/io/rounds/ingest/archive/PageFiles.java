package io.rounds.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.container.Member;
import io.rounds.ingest.encoding.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of X API v2 in two files, as academictwitteR writes it ({@code get_all_tweets(bind_tweets = FALSE, data_path = ...)}):
 * {@code data_123.json} with the tweets and {@code users_123.json} with what the page includes, accounts and tweets that are
 * reposted or quoted. Both together become one record, the page as X has sent it, which is rejected if it is larger than a page
 * may be; so the memory that this takes is bounded, too. The second file alone holds no tweets of the search.
 */
final class PageFiles {
    private static final Pattern DATA = Pattern.compile("(|.*[_\\-. ])data([_\\-. ].*)");
    private static final Pattern USERS = Pattern.compile("(|.*[_\\-. ])users([_\\-. ].*)");
    private static final Pattern INCLUDES =
            Pattern.compile("\\s*\\{\\s*\"(?:users|tweets|media|places|polls|topics)\"\\s*:\\s*\\[");

    private static final int HEAD_BYTES = 1 << 13;

    private PageFiles() {}

    /**
     * Reads the file as one of such a pair; null if it is none.
     *
     * @param start its first characters
     */
    static @Nullable Splitter splitter(ByteSource source, Member file, String start) throws IOException {
        boolean list = start.startsWith("[");
        if (!list && !INCLUDES.matcher(start).lookingAt()) {
            return null;
        }
        Member other = list ? sibling(file, DATA, "users") : sibling(file, USERS, "data");
        if (other == null || !startsAs(other, !list)) {
            return null;
        }
        String otherName = lastPart(other.name());
        return list
                ? new Page(source, other, file)
                : new CompanionFile(source, file.name(), file.modified(), "includes, read with " + otherName);
    }

    private static @Nullable Member sibling(Member file, Pattern pattern, String otherWord) throws IOException {
        Matcher matcher = pattern.matcher(lastPart(file.name()));
        return matcher.matches() ? file.sibling(matcher.group(1) + otherWord + matcher.group(2)) : null;
    }

    private static String lastPart(String name) {
        int at = name.length();
        while (at > 0 && "/\\!".indexOf(name.charAt(at - 1)) < 0) {
            at--;
        }
        return name.substring(at);
    }

    private static boolean startsAs(Member file, boolean list) throws IOException {
        try (InputStream in = new Utf8Text(file.open())) {
            String head = new String(in.readNBytes(HEAD_BYTES), UTF_8).stripLeading();
            return list ? head.startsWith("[") : INCLUDES.matcher(head).lookingAt();
        }
    }

    private static final class Page extends Splitter {
        private final Member includes;
        private boolean read;

        Page(ByteSource source, Member includes, Member data) {
            super(source, RecordParser.MAX_PAGE_BYTES, data.name(), data.modified());
            this.includes = includes;
        }

        @Override
        String format() {
            return "X API v2 JSON, with " + lastPart(includes.name());
        }

        @Override
        @Nullable ArchiveRecord next() throws IOException {
            if (read) {
                return null;
            }
            read = true;
            add("{\"data\":");
            for (int c = source.next(); c >= 0; c = source.next()) {
                record.add(c);
            }
            if (source.damage() != null) {
                return null;
            }
            add(",\"includes\":");
            try (InputStream in = new Utf8Text(includes.open())) {
                byte[] buffer = new byte[HEAD_BYTES];
                for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
                    record.add(buffer, 0, size);
                }
            }
            add("}");
            return taken(origin(1));
        }

        private void add(String text) {
            byte[] bytes = text.getBytes(UTF_8);
            record.add(bytes, 0, bytes.length);
        }
    }
}
