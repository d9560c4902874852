package io.rounds.ingest.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.model.Community;
import io.rounds.model.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a {@link Backfill} has come.
 *
 * @param span what it fills
 * @param tags the hashtags that it looks for, as a {@linkplain #tags number}
 * @param finished whether all of it was read
 * @param position the network's; null at the beginning
 */
public record BackfillProgress(
        TimeSpan span,
        long tags,
        boolean finished,
        @Nullable String position) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException if it is not that of a backfill
     */
    public static BackfillProgress parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            Instant since = Timestamps.parse(node.path("since").asText());
            Instant until = Timestamps.parse(node.path("until").asText());
            if (since != null && until != null) {
                return new BackfillProgress(
                        new TimeSpan(since, until),
                        node.path("tags").asLong(),
                        node.path("finished").asBoolean(),
                        node.path("position").textValue());
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new IllegalArgumentException("what is stored is not the progress of a backfill");
    }

    /** The progress as text, JSON. */
    public String text() {
        ObjectNode node = JSON.createObjectNode()
                .put("since", span.since().toString())
                .put("until", span.until().toString())
                .put("tags", tags);
        if (finished) {
            node.put("finished", true);
        }
        return node.put("position", position).toString();
    }

    /** A fingerprint of the hashtags of communities. */
    static long tags(List<Community> communities) {
        TreeSet<String> tags = new TreeSet<>();
        for (Community community : communities) {
            tags.addAll(community.tags());
            if (community.everything()) {
                tags.add("*");
            }
        }
        return Fingerprint.of(String.join(" ", tags));
    }

    BackfillProgress at(@Nullable String reached) {
        return new BackfillProgress(span, tags, false, reached);
    }

    BackfillProgress done() {
        return new BackfillProgress(span, tags, true, position);
    }
}
