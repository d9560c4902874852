package io.rounds.trends;

import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.model.Fingerprint;
import io.rounds.trends.bursts.WrittenBurst;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bursts as documents of the index {@code bursts}, by {@code schemas/json/bursts.schema.json}. */
public final class BurstDocuments {
    private static final char SEPARATOR = '/';

    private BurstDocuments() {}

    /** The document of a burst, or its removal. */
    public static Document of(BurstChange change) {
        TopicGroup group = TopicGroup.parse(Topic.group(change.topic()));
        String topic = Topic.name(change.topic());
        String id = id(group.community(), topic, change.beganAt());
        WrittenBurst burst = change.burst();
        return new Document(
                Indices.BURSTS,
                id,
                change.version(),
                change.beganAt(),
                burst == null ? null : json(id, group, topic, burst, change));
    }

    /** {@code community/topic/beginning}; a topic too long for an id is replaced by its fingerprint. */
    static String id(String community, String topic, Instant beganAt) {
        String prefix = community + SEPARATOR;
        String suffix = SEPARATOR + beganAt.toString();
        String id = prefix + topic + suffix;
        return id.getBytes(StandardCharsets.UTF_8).length <= Indices.MAX_ID_BYTES
                ? id
                : prefix + Long.toHexString(Fingerprint.of(topic)) + suffix;
    }

    private static @Nullable String json(
            String id, TopicGroup group, String topic, WrittenBurst burst, BurstChange change) {
        Integer endedAt = burst.endedAt();
        return DocumentJson.object(json -> {
            json.writeStringField("id", id);
            json.writeStringField("community", group.community());
            json.writeStringField("kind", group.kind().documentName());
            json.writeStringField("topic", topic);
            json.writeStringField("display", burst.details().display());
            json.writeStringField("began_at", change.beganAt().toString());
            json.writeStringField("peak_at", BurstChange.time(burst.peakAt()).toString());
            if (endedAt != null) {
                json.writeStringField("ended_at", BurstChange.time(endedAt).toString());
            }
            json.writeStringField("window", change.window());
            json.writeNumberField("authors", burst.authors());
            json.writeNumberField("expected", burst.expected());
            json.writeNumberField("surprise", burst.surprise());
            DocumentJson.strings(json, "exemplars", burst.details().exemplars());
            DocumentJson.strings(json, "links", burst.details().links());
            TrendDocuments.writeCredibility(json, change.credibility());
        });
    }
}
