package io.rounds.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.extract.Links;
import io.rounds.extract.TextEntities;
import io.rounds.extract.TextExtractor;
import io.rounds.model.Link;
import io.rounds.sink.TweetDocuments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code rounds extract} says about one line. One instance serves one thread. */
final class LineExtractor {
    private final JsonFactory factory = new JsonFactory();
    private final Links links = Links.load();

    /**
     * Extracts from a line.
     *
     * @param line UTF-8 without the line's end
     * @return a JSON object in UTF-8, with a line end
     */
    byte[] extract(byte[] line) throws IOException {
        TextEntities entities = TextExtractor.extract(new String(line, StandardCharsets.UTF_8));
        return object(entities);
    }

    private byte[] object(TextEntities entities) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            strings(json, "hashtags", entities.hashtags());
            strings(json, "mentions", entities.mentions());
            strings(json, "urls", entities.urls());
            json.writeArrayFieldStart("links");
            for (String url : entities.urls()) {
                write(json, links.link(url));
            }
            json.writeEndArray();
            json.writeStringField("reply_to", entities.replyTo());
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, @Nullable Link link) throws IOException {
        if (link != null) {
            json.writeStartObject();
            TweetDocuments.writeLink(json, link);
            json.writeEndObject();
        }
    }
}
