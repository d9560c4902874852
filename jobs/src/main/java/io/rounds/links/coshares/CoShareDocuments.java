package io.rounds.links.coshares;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts that share the same links together, as documents of the index {@code coshares}. */
public final class CoShareDocuments {
    private static final int MAX_URLS = 10;
    private static final double DECIMALS = 10_000;

    private CoShareDocuments() {}

    /**
     * The document of two accounts, or its removal.
     *
     * @param pair both ids, the smaller one first
     */
    public static Document of(String pair, CoSharerPair.@Nullable Edge edge, long version) {
        return new Document(
                Indices.COSHARES,
                pair,
                version,
                null,
                edge == null ? null : DocumentJson.object(json -> write(json, pair, edge)));
    }

    private static void write(JsonGenerator json, String pair, CoSharerPair.Edge edge) throws IOException {
        List<CoShare> coShares = edge.coShares();
        json.writeStringField("id", pair);
        json.writeStringField("source", edge.source().account());
        json.writeStringField("source_handle", edge.source().handle());
        json.writeStringField("target", edge.target().account());
        json.writeStringField("target_handle", edge.target().handle());
        json.writeNumberField("weight", coShares.size());
        json.writeNumberField("similarity", Math.round(edge.similarity() * DECIMALS) / DECIMALS);
        json.writeNumberField("source_links", edge.source().ownLinks());
        json.writeNumberField("target_links", edge.target().ownLinks());
        json.writeNumberField("interval_seconds", edge.intervalSeconds());
        json.writeNumberField("median_gap_seconds", medianGapSeconds(coShares));
        json.writeStringField("first_at", time(coShares.get(0)));
        json.writeStringField("last_at", time(coShares.get(coShares.size() - 1)));
        json.writeArrayFieldStart("urls");
        for (int i = coShares.size() - 1; i >= Math.max(0, coShares.size() - MAX_URLS); i--) {
            json.writeString(coShares.get(i).link());
        }
        json.writeEndArray();
    }

    private static String time(CoShare coShare) {
        return Instant.ofEpochMilli(coShare.atMillis()).toString();
    }

    private static double medianGapSeconds(List<CoShare> coShares) {
        long[] gaps = coShares.stream().mapToLong(CoShare::gapMillis).toArray();
        return CoordinationInterval.quantile(gaps, 0.5) / 1_000;
    }
}
