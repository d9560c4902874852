package io.rounds.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.model.Excerpt;
import io.rounds.model.Rejected;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Rejections as documents of the index {@code rejected}, by {@code schemas/json/rejected.schema.json}. */
public final class RejectedDocuments {
    private RejectedDocuments() {}

    /** The document of a rejection. A rejection does not change: its version is 1. */
    public static Document of(Rejected rejected) {
        String id = shortened(rejected.id());
        return new Document(
                Indices.REJECTED,
                id,
                1,
                rejected.origin().at(),
                DocumentJson.object(json -> write(id, rejected, json)));
    }

    private static void write(String id, Rejected rejected, JsonGenerator json) throws IOException {
        json.writeStringField("id", id);
        json.writeStringField("reason", rejected.reason().code());
        json.writeStringField("detail", rejected.detail());
        json.writeStringField("origin", rejected.origin().place());
        json.writeStringField("at", rejected.origin().at().toString());
        Excerpt excerpt = rejected.excerpt();
        json.writeNumberField("bytes", excerpt.bytes());
        json.writeStringField("sha256", excerpt.sha256());
        json.writeArrayFieldStart("fields");
        for (String field : excerpt.fields()) {
            json.writeString(field);
        }
        json.writeEndArray();
        json.writeStringField("payload", excerpt.payload());
    }

    /** Shortens a long id to a hash of all of it, which keeps it unique, and its end, which contains the line. */
    private static String shortened(String id) {
        byte[] bytes = id.getBytes(UTF_8);
        if (bytes.length <= Indices.MAX_ID_BYTES) {
            return id;
        }
        String hash = HexFormat.of().formatHex(sha256(bytes));
        // A character has at most 3 bytes for each of its UTF-16 units.
        int tail = (Indices.MAX_ID_BYTES - hash.length() - 1) / 3;
        int start = id.length() - tail;
        if (Character.isLowSurrogate(id.charAt(start))) {
            start++;
        }
        return hash + ':' + id.substring(start);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
