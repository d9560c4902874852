package io.rounds.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What Jackson alone reads, which is what {@link JsonScanner} must read. */
public final class JsonReference {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonReference() {}

    /** A scanner that leaves everything to Jackson. */
    public static JsonScanner open(byte[] record, int from, int to) throws IOException {
        return JsonScanner.of(FACTORY.createParser(record, from, to - from));
    }

    /**
     * All that a scanner says about a part of a record, up to its end or to what is wrong with it.
     *
     * @param skip of which tokens the content is skipped: those whose number has a bit in it
     */
    public static List<String> transcript(JsonSource source, byte[] record, int from, int to, long skip) {
        List<String> said = new ArrayList<>();
        try (JsonScanner json = source.open(record, from, to)) {
            for (JsonToken token = first(json); token != JsonToken.NOT_AVAILABLE; token = next(json, said)) {
                if ((skip >>> said.size() & 1) != 0) {
                    json.skipChildren();
                }
                said.add(describe(json));
            }
            said.add("end " + json.currentToken() + next(json, said));
        } catch (JsonProcessingException broken) {
            said.add(broken.getOriginalMessage() + " at "
                    + (broken.getLocation() == null
                            ? "?"
                            : broken.getLocation().getByteOffset() + ":"
                                    + broken.getLocation().getColumnNr()));
        } catch (IOException broken) {
            said.add(String.valueOf(broken.getMessage()));
        }
        return said;
    }

    private static JsonToken first(JsonScanner json) throws IOException {
        return json.nextToken();
    }

    /** By all ways to the next token, in turns. */
    private static JsonToken next(JsonScanner json, List<String> said) throws IOException {
        switch (said.size() % 3) {
            case 0 -> said.add("field " + json.nextFieldName());
            case 1 -> json.nextToken();
            default -> said.add("text " + json.nextTextValue());
        }
        return json.currentToken();
    }

    private static String describe(JsonScanner json) throws IOException {
        JsonToken token = json.currentToken();
        String described = token + " " + json.start() + " " + json.currentName();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            described += " " + json.wholeNumber();
        }
        // Not all values are asked for.
        if (json.start() % 5 != 0) {
            described += " " + json.getText();
        }
        boolean hasEnd = token.isScalarValue() || token.isStructEnd();
        return hasEnd && json.start() % 7 != 0 ? described + " " + json.end() : described;
    }
}
