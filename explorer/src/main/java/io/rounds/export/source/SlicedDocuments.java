package io.rounds.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.elasticsearch.ElasticsearchServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;

/**
 * Merges the slices of a point in time: in the query's order, where it has one, else round-robin.
 */
final class SlicedDocuments implements Documents {
    private final ElasticsearchServer server;
    private final List<Slice> slices = new ArrayList<>();
    private final boolean ordered;
    private String pit;
    private int turn;

    SlicedDocuments(ElasticsearchServer server, String pit, DocumentQuery query, int slices) throws IOException {
        this.server = server;
        this.pit = pit;
        this.ordered = !query.order().isEmpty();
        for (int i = 0; i < slices; i++) {
            this.slices.add(new Slice(server, pit, query, i, slices));
        }
        try {
            for (Slice slice : this.slices) {
                slice.advance();
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public long total() {
        return slices.stream().mapToLong(Slice::total).sum();
    }

    @Override
    public @Nullable JsonNode next() throws IOException {
        Slice slice = ordered ? first() : roundRobin();
        if (slice == null) {
            return null;
        }
        JsonNode document = slice.document();
        pit = slice.advance();
        return document;
    }

    private @Nullable Slice first() {
        Slice first = null;
        for (Slice slice : slices) {
            if (!slice.isAtEnd() && (first == null || slice.compareTo(first) < 0)) {
                first = slice;
            }
        }
        return first;
    }

    private @Nullable Slice roundRobin() {
        for (int i = 0; i < slices.size(); i++) {
            turn = (turn + 1) % slices.size();
            if (!slices.get(turn).isAtEnd()) {
                return slices.get(turn);
            }
        }
        return null;
    }

    /** Closes the point in time; where that fails, it expires on the server. */
    @Override
    public void close() {
        ObjectNode body = ElasticsearchDocuments.JSON.createObjectNode().put("id", pit);
        Request request = new Request("DELETE", "/_pit");
        request.setJsonEntity(body.toString());
        server.perform(request).join();
    }
}
