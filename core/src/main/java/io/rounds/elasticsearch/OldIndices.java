package io.rounds.elasticsearch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.client.Request;

/** Deletes the indices whose documents are older than they are to be kept. */
public final class OldIndices {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private OldIndices() {}

    /**
     * Deletes them.
     *
     * @param clock by which documents are old
     * @return their names
     * @throws IOException if the server cannot be used; the message advises what to do
     */
    public static List<String> delete(ElasticsearchOptions options, Retention retention, Clock clock)
            throws IOException {
        List<String> deleted = new ArrayList<>();
        if (retention.isEverything()) {
            return deleted;
        }
        try (ElasticsearchServer server = new ElasticsearchServer(options, "list and delete the indices rounds-*")) {
            for (String index : retention.limits().keySet()) {
                for (String name : retention.outdated(index, physical(server, index), clock.instant())) {
                    ElasticsearchServer.Answer answer =
                            server.perform(new Request("DELETE", '/' + name)).join();
                    if (answer.status() != OK && answer.status() != NOT_FOUND) {
                        throw server.unusable(answer);
                    }
                    deleted.add(name);
                }
            }
        }
        return deleted;
    }

    private static List<String> physical(ElasticsearchServer server, String index) throws IOException {
        ElasticsearchServer.Answer answer =
                server.perform(new Request("GET", "/_alias/" + index)).join();
        List<String> names = new ArrayList<>();
        if (answer.status() == OK) {
            JSON.readTree(answer.body()).fieldNames().forEachRemaining(names::add);
        } else if (answer.status() != NOT_FOUND) { // no index has the alias yet
            throw server.unusable(answer);
        }
        return names;
    }
}
