package io.rounds.trends;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rankings as documents of the index {@code rankings}, by {@code schemas/json/rankings.schema.json}. */
public final class RankingDocuments {
    private RankingDocuments() {}

    /** The document of a ranking; it replaces that of any earlier end of the window. */
    public static Document of(Ranking ranking) {
        String id = ranking.community() + '/' + ranking.window();
        return new Document(Indices.RANKINGS, id, ranking.version(), null, DocumentJson.object(json -> {
            json.writeStringField("id", id);
            json.writeStringField("community", ranking.community());
            json.writeStringField("window", ranking.window());
            json.writeStringField(
                    "window_end", Instant.ofEpochSecond(ranking.end() * 60L).toString());
            write(json, "live", TopicKind.HASHTAG, ranking.hashtags(), RankedTopic::live);
            write(json, "unusual", TopicKind.HASHTAG, ranking.hashtags(), RankedTopic::unusual);
            write(json, "live_links", TopicKind.LINK, ranking.links(), RankedTopic::live);
            write(json, "unusual_links", TopicKind.LINK, ranking.links(), RankedTopic::unusual);
        }));
    }

    private static void write(
            JsonGenerator json,
            String field,
            TopicKind kind,
            List<RankedTopic> topics,
            Function<RankedTopic, @Nullable Integer> rank)
            throws IOException {
        List<RankedTopic> ranked = new ArrayList<>(topics);
        ranked.removeIf(topic -> rank.apply(topic) == null);
        ranked.sort(Comparator.comparing(rank));
        json.writeArrayFieldStart(field);
        for (RankedTopic topic : ranked) {
            json.writeStartObject();
            TrendDocuments.writeTopic(json, kind, topic);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
