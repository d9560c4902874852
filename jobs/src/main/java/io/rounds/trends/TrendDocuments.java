package io.rounds.trends;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.model.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Trends as documents of the index {@code trends}, by {@code schemas/json/trends.schema.json}. */
public final class TrendDocuments {
    private TrendDocuments() {}

    /** The document of a trend, or its removal. */
    public static Document of(Trend trend) {
        String id = id(trend);
        return new Document(Indices.TRENDS, id, Math.max(1, trend.version()), trend.windowEnd(), json(id, trend));
    }

    /**
     * {@code community:window:end:topic}, with {@code link:} before the topic where it is one, since no hashtag has a colon;
     * a topic too long for an id is replaced by its fingerprint.
     */
    static String id(Trend trend) {
        String kind = trend.kind() == TopicKind.HASHTAG ? "" : trend.kind().documentName() + ':';
        String prefix = trend.community() + ':' + trend.window() + ':' + trend.windowEnd() + ':' + kind;
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
            writeTopic(
                    json,
                    trend.kind(),
                    new RankedTopic(row, trend.liveRank(), trend.unusualRank(), trend.credibility()));
        });
    }

    /** Writes the fields that a topic has in {@code trends} and in the lists of {@code rankings}. */
    static void writeTopic(JsonGenerator json, TopicKind kind, RankedTopic ranked) throws IOException {
        TopicRow row = ranked.row();
        json.writeStringField("kind", kind.documentName());
        json.writeStringField("topic", row.topic());
        json.writeStringField("display", row.display());
        json.writeNumberField("tweets", row.tweets());
        json.writeNumberField("originals", row.originals());
        json.writeNumberField("reposts", row.tweets() - row.originals());
        json.writeNumberField("authors", row.authors());
        if (row.authorsEstimated()) {
            json.writeBooleanField("authors_estimated", true);
        }
        json.writeNumberField("expected", row.expected());
        json.writeNumberField("surprise", row.surprise());
        DocumentJson.numberOrNull(json, "live_rank", ranked.live());
        DocumentJson.numberOrNull(json, "unusual_rank", ranked.unusual());
        DocumentJson.strings(json, "exemplars", row.exemplars());
        DocumentJson.strings(json, "links", row.links());
        writeCredibility(json, ranked.credibility());
    }

    /** Writes how credible the links of a topic are. */
    static void writeCredibility(JsonGenerator json, @Nullable LinkCredibility credibility) throws IOException {
        if (credibility == null) {
            return;
        }
        Double mean = credibility.mean();
        if (mean != null) {
            json.writeNumberField("links_credibility", mean);
        }
        json.writeNumberField("links_unrated", credibility.unrated());
    }
}
