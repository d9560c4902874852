package io.rounds.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents in memory, given out as they are: conditions count here only for counting. */
public final class ListDocuments implements DocumentSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> documents;
    private @Nullable DocumentQuery asked;

    public ListDocuments(List<JsonNode> documents) {
        this.documents = documents;
    }

    /** Documents from JSON, in which an apostrophe stands for a quotation mark. */
    public static ListDocuments of(String... json) {
        return new ListDocuments(Arrays.stream(json).map(ListDocuments::parse).toList());
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public @Nullable DocumentQuery asked() {
        return asked;
    }

    @Override
    public Documents open(DocumentQuery query) {
        asked = query;
        Iterator<JsonNode> left = documents.iterator();
        return new Documents() {
            @Override
            public long total() {
                return documents.size();
            }

            @Override
            public @Nullable JsonNode next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    /** Documents that have one of the values somewhere in their text. */
    @Override
    public long count(DocumentQuery query) {
        return documents.stream()
                .filter(document -> query.conditions().stream().allMatch(condition -> holds(condition, document)))
                .count();
    }

    private static boolean holds(Condition condition, JsonNode document) {
        return !(condition instanceof Condition.AnyOf anyOf)
                || anyOf.values().stream().anyMatch(value -> document.toString().contains('"' + value + '"'));
    }

    @Override
    public void close() {}
}
