package io.rounds.ingest.follow.mastodon;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of up to five hashtags on a server: one in the path, the others as {@code any[]}, of which servers take four.
 *
 * <p>Pages are addressed here and not by the server's {@code Link}, which leaves {@code any[]} out.
 *
 * @param tags normalised, in order
 * @see <a href="https://docs.joinmastodon.org/methods/timelines/#tag">Hashtag timeline</a>
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

    /**
     * A page of the timeline, newest first.
     *
     * @param first which of the tags is in the path
     * @param bound {@code min_id} for the statuses right after one, {@code max_id} for those right before one
     * @param id the server's id of that one; null for the newest statuses
     */
    URI page(MastodonServer server, String first, String bound, @Nullable String id) {
        StringBuilder address = new StringBuilder(server.address().toString())
                .append("/api/v1/timelines/tag/")
                .append(encoded(first))
                .append("?limit=")
                .append(PAGE);
        for (String tag : tags) {
            if (!tag.equals(first)) {
                address.append("&any%5B%5D=").append(encoded(tag));
            }
        }
        if (id != null) {
            address.append('&').append(bound).append('=').append(encoded(id));
        }
        return URI.create(address.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
