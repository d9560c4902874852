package io.rounds.ingest.archive;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text files that hold references to posts instead of posts: lists of ids, as the terms of X demand for data that are shared
 * ("dehydrated"), and lists of addresses.
 */
final class NoPosts {
    /** Names that tools give to columns of ids; R writes {@code x} and leaves the name of its row numbers empty. */
    private static final Set<String> ID_COLUMNS = Set.of(
            "id",
            "ids",
            "id_str",
            "tweet_id",
            "tweet_ids",
            "tweetid",
            "tweetids",
            "tweet id",
            "tweet ids",
            "tweet-id",
            "tweet",
            "tweets",
            "status_id",
            "statusid",
            "status_ids",
            "user_id",
            "userid",
            "author_id",
            "x",
            "v1",
            "0",
            "",
            "index",
            "unnamed: 0");

    private static final int MAX_HEADER = 120;
    private static final int MIN_ID_DIGITS = 5;
    private static final int MAX_ID_DIGITS = 20;
    private static final Pattern ADDRESS = Pattern.compile(
            "\"?(https?://(www\\.|mobile\\.|m\\.)?(twitter|x)\\.com/\\S{1,60}/status(es)?/\\d{5,20}\\S{0,200}"
                    + "|at://\\S{5,300}|https?://bsky\\.app/profile/\\S{1,300}/post/\\S{1,300})\"?,?");

    private NoPosts() {}

    /**
     * What a file is that begins with this text, and what to do, as a sentence; null if it may hold posts.
     *
     * @param whole whether the text is the whole file
     */
    static @Nullable String of(String head, boolean whole) {
        String text = whole ? head : head.substring(0, Math.max(0, head.lastIndexOf('\n')));
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return null;
        }
        if (lines.stream().allMatch(line -> ADDRESS.matcher(line).matches())) {
            return "This file is a list of addresses of posts: fetch the posts first, for example with twarc2 (tweets) or getPosts of Bluesky.";
        }
        List<String> rows = isHeader(lines.get(0)) ? lines.subList(1, lines.size()) : lines;
        return !rows.isEmpty()
                        && rows.stream().allMatch(NoPosts::isOfIds)
                        && rows.stream().anyMatch(NoPosts::hasId)
                ? "This file is a list of ids: fetch (hydrate) the tweets first, for example with twarc2 hydrate or Hydrator."
                : null;
    }

    private static boolean isHeader(String line) {
        if (line.length() > MAX_HEADER) {
            return false;
        }
        for (String cell : line.split("[,;\\t]", -1)) {
            if (!ID_COLUMNS.contains(cell.replace("\"", "").strip().toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is nothing but digits and what stands between ids. */
    private static boolean isOfIds(String line) {
        int digits = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            digits = digit ? digits + 1 : 0;
            if (digits > MAX_ID_DIGITS || (!digit && "[]\",;' \t".indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasId(String line) {
        int digits = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (digits >= MIN_ID_DIGITS) {
                return true;
            }
        }
        return false;
    }
}
