package io.rounds.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.app.IngestJob;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.JobID;

/** How the sources of the ingest job are doing, by Flink's <a
 * href="https://nightlies.apache.org/flink/flink-docs-stable/docs/ops/rest_api/">REST API</a>. */
public final class NetworkMetrics {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI flink;
    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();

    /** @param flink the address of Flink's REST API */
    public NetworkMetrics(URI flink, HttpClient client) {
        this.flink = flink;
        this.client = client;
    }

    /**
     * What a source has counted since it was started last.
     *
     * @param events how many events were read, kept or not
     * @param kept how many messages were kept
     * @param reconnects how often a connection was lost or could not be opened
     * @param lagSeconds the age of the newest event; -1 before the first
     * @param silenceSeconds for how long nothing has come; -1 before anything has
     * @param host the server that is followed; empty while there is no connection
     * @param problem why the last connection was lost or not opened; empty if none was
     * @param cost what was read and what it costs; empty for a network that charges nothing
     */
    public record Reading(
            String network,
            long events,
            long kept,
            long reconnects,
            long lagSeconds,
            long silenceSeconds,
            String host,
            String problem,
            String cost) {
        /** That of a source that does not run. */
        public static Reading none(String network) {
            return new Reading(network, 0, 0, 0, -1, -1, "", "its source does not run at the moment", "");
        }

        /** One line for people. */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "%s  events %,d  kept %,d  %s  reconnects %d  %s%s%s",
                    network,
                    events,
                    kept,
                    lagSeconds < 0 ? "nothing yet" : "lag " + lagSeconds + " s",
                    reconnects,
                    host.isEmpty() ? "not connected" : host,
                    cost.isEmpty() ? "" : "  " + cost,
                    problem.isEmpty() ? "" : "  (last problem: " + problem + ')');
        }
    }

    /**
     * Asks for the figures of all networks of a job; a source that is being restarted is missing.
     *
     * @throws IOException if Flink does not answer
     */
    public List<Reading> read(JobID job) throws IOException, InterruptedException {
        List<Reading> readings = new ArrayList<>();
        for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
            String metrics = "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/subtasks/0/metrics";
            Map<String, String> ids = new HashMap<>();
            String network = "";
            for (JsonNode metric : get(metrics)) {
                String id = metric.path("id").asText();
                String name = id.substring(id.lastIndexOf('.') + 1);
                int source = id.indexOf(IngestJob.SOURCE);
                if (source >= 0 && FIGURES.contains(name)) {
                    ids.put(name, id);
                    network = id.substring(source + IngestJob.SOURCE.length(), id.indexOf('.', source));
                }
            }
            if (ids.size() == FIGURES.size()) {
                readings.add(reading(network, values(metrics, ids)));
            }
        }
        return readings;
    }

    private static final List<String> FIGURES =
            List.of("events", "kept", "reconnects", "lag-seconds", "silence-seconds", "host", "problem", "cost");

    private Map<String, String> values(String metrics, Map<String, String> ids)
            throws IOException, InterruptedException {
        Map<String, String> values = new HashMap<>();
        for (JsonNode value : get(metrics + "?get=" + String.join(",", ids.values()))) {
            String id = value.path("id").asText();
            values.put(
                    id.substring(id.lastIndexOf('.') + 1), value.path("value").asText());
        }
        return values;
    }

    private static Reading reading(String network, Map<String, String> values) {
        return new Reading(
                network,
                number(values, "events"),
                number(values, "kept"),
                number(values, "reconnects"),
                number(values, "lag-seconds"),
                number(values, "silence-seconds"),
                values.getOrDefault("host", ""),
                values.getOrDefault("problem", ""),
                values.getOrDefault("cost", ""));
    }

    private static long number(Map<String, String> values, String name) {
        try {
            return Long.parseLong(values.getOrDefault(name, "-1"));
        } catch (NumberFormatException unknown) {
            return -1;
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(flink.resolve(path)).timeout(TIMEOUT).build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("Flink answered " + response.statusCode() + " to " + path);
        }
        return json.readTree(response.body());
    }
}
