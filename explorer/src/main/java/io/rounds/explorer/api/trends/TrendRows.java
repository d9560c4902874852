package io.rounds.explorer.api.trends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.answer.Json;
import java.time.Instant;

/** Topics as the API answers them, the same from both indices: {@code TrendRow} of the contract. */
final class TrendRows {
    private TrendRows() {}

    /**
     * A topic with the window that it ranks in.
     *
     * @param row of a document in {@code rankings}, or a document of {@code trends}
     */
    static ObjectNode of(JsonNode row, String community, String window, Instant end) {
        ObjectNode trend =
                Json.object().put("community", community).put("window", window).put(Windows.WINDOW_END, end.toString());
        trend.setAll((ObjectNode) row);
        trend.remove("id");
        return trend;
    }
}
