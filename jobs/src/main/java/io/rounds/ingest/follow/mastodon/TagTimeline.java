package io.rounds.ingest.follow.mastodon;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of up to five hashtags on a server: the first in the path, the others as {@code any[]}, of which servers take
 * four.
 *
 * @param tags normalised, in order
 */
record TagTimeline(List<String> tags) {
    private static final int TAGS = 5;
    private static final int PAGE = 40;

    /** Timelines that together have all tags. */
    static List<TagTimeline> of(Set<String> tags) {
        List<String> sorted = tags.stream().sorted().toList();
        List<TagTimeline> timelines = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += TAGS) {
            timelines.add(new TagTimeline(sorted.subList(from, Math.min(sorted.size(), from + TAGS))));
        }
        return timelines;
    }

    /** What a position is stored under; another set of tags begins anew. */
    String name() {
        return String.join(",", tags);
    }

    /**
     * The next page after a status, oldest first to newest; the newest page where there is none.
     *
     * @param after the server's id of the last status that was seen; null for none
     */
    URI page(MastodonServer server, @Nullable String after) {
        StringBuilder address = new StringBuilder(server.address().toString())
                .append("/api/v1/timelines/tag/")
                .append(encoded(tags.get(0)))
                .append("?limit=")
                .append(PAGE);
        for (String tag : tags.subList(1, tags.size())) {
            address.append("&any%5B%5D=").append(encoded(tag));
        }
        if (after != null) {
            address.append("&min_id=").append(encoded(after));
        }
        return URI.create(address.toString());
    }

    /** Whether a page may have another one after it. */
    static boolean isFull(int statuses) {
        return statuses >= PAGE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
