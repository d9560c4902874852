package io.rounds.trends;

import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.model.Fingerprint;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Trends as documents of the index {@code trends}, by {@code schemas/json/trends.schema.json}. */
public final class TrendDocuments {
    private TrendDocuments() {}

    /**
     * The document of a trend, or its removal.
     *
     * @throws IllegalArgumentException unless it is the trend of a hashtag: the documents have no field for other kinds
     */
    public static Document of(Trend trend) {
        if (trend.kind() != TopicKind.HASHTAG) {
            throw new IllegalArgumentException(
                    "documents of trends are hashtags, not kind " + trend.kind().documentName());
        }
        String id = id(trend);
        return new Document(Indices.TRENDS, id, Math.max(1, trend.version()), trend.windowEnd(), json(id, trend));
    }

    /** {@code community:window:end:topic}; a topic too long for an id is replaced by its fingerprint. */
    static String id(Trend trend) {
        String prefix = trend.community() + ':' + trend.window() + ':' + trend.windowEnd() + ':';
        String id = prefix + trend.topic();
        return id.length() * 3 <= Indices.MAX_ID_BYTES
                        || id.getBytes(StandardCharsets.UTF_8).length <= Indices.MAX_ID_BYTES
                ? id
                : prefix + Long.toHexString(Fingerprint.of(trend.topic()));
    }

    private static @Nullable String json(String id, Trend trend) {
        TopicRow row = trend.row();
        if (row == null) {
            return null;
        }
        return DocumentJson.object(json -> {
            json.writeStringField("id", id);
            json.writeStringField("community", trend.community());
            json.writeStringField("window", trend.window());
            json.writeStringField("window_end", trend.windowEnd().toString());
            json.writeStringField("topic", row.topic());
            json.writeStringField("display", row.display());
            json.writeNumberField("tweets", row.tweets());
            json.writeNumberField("originals", row.originals());
            json.writeNumberField("reposts", row.tweets() - row.originals());
            json.writeNumberField("authors", row.authors());
            json.writeNumberField("expected", row.expected());
            json.writeNumberField("surprise", row.surprise());
            DocumentJson.numberOrNull(json, "live_rank", trend.liveRank());
            DocumentJson.numberOrNull(json, "unusual_rank", trend.unusualRank());
            DocumentJson.strings(json, "exemplars", row.exemplars());
            DocumentJson.strings(json, "links", row.links());
            LinkCredibility credibility = trend.credibility();
            if (credibility != null) {
                Double mean = credibility.mean();
                if (mean != null) {
                    json.writeNumberField("links_credibility", mean);
                }
                json.writeNumberField("links_unrated", credibility.unrated());
            }
        });
    }
}
