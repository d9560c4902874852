package io.rounds.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.simulator.tweets.TweetText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reader sees who knows nothing of the simulator: plain Jackson over the payloads. */
final class Observed {
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Message> messages = new ArrayList<>();
    final Map<String, Seen> tweets = new LinkedHashMap<>();
    final List<String> deleted = new ArrayList<>();
    final Truth truth;
    int duplicates;
    int broken;

    /** A tweet as read; its payload is parsed again when asked for, for the trees of a whole stream are large. */
    static final class Seen {
        private final Message raw;
        private final String kind;
        private final Instant at;
        private final String author;
        private final Set<String> tags;

        Seen(Message raw, String kind, Instant at, String author, Set<String> tags) {
            this.raw = raw;
            this.kind = kind;
            this.at = at;
            this.author = author;
            this.tags = tags;
        }

        String id() {
            return data().path("id").asText();
        }

        /** {@code original}, {@code retweeted}, {@code replied_to} or {@code quoted}. */
        String kind() {
            return kind;
        }

        Instant at() {
            return at;
        }

        Instant arrival() {
            return raw.arrival();
        }

        String author() {
            return author;
        }

        /** Its hashtags, of the original where it is a repost. */
        Set<String> tags() {
            return tags;
        }

        JsonNode message() {
            JsonNode message = parse(raw.payload());
            if (message == null) {
                throw new AssertionError("not JSON any more");
            }
            return message;
        }

        JsonNode data() {
            return message().path("data");
        }

        String text() {
            return data().path("text").asText();
        }

        @Nullable String referenced() {
            return data().path("referenced_tweets").path(0).path("id").textValue();
        }
    }

    Observed(SimulatorOptions options) {
        Simulator simulator = new Simulator(options);
        while (simulator.hasNext()) {
            Message message = simulator.next();
            messages.add(message);
            read(message);
        }
        truth = simulator.truth();
    }

    private void read(Message message) {
        JsonNode json = parse(message.payload());
        if (json == null) {
            broken++;
            return;
        }
        JsonNode delete = json.path("data").path("delete");
        if (!delete.isMissingNode()) {
            deleted.add(delete.path("tweet").path("id").asText());
        } else if (json.has("delete")) {
            deleted.add(json.path("delete").path("status").path("id_str").asText());
        } else if (!isTweet(json, message.payload().length)) {
            broken++;
        } else {
            tweet(json, message);
        }
    }

    private void tweet(JsonNode json, Message message) {
        JsonNode data = json.path("data");
        String id = data.path("id").asText();
        if (tweets.containsKey(id)) {
            duplicates++;
            return;
        }
        String kind = data.path("referenced_tweets").path(0).path("type").asText("original");
        JsonNode source =
                kind.equals("retweeted") ? json.path("includes").path("tweets").path(0) : data;
        Set<String> tags = new HashSet<>();
        for (JsonNode hashtag : source.path("entities").path("hashtags")) {
            tags.add(TweetText.normalise(hashtag.path("tag").asText()));
        }
        Instant at = Instant.parse(data.path("created_at").asText());
        tweets.put(id, new Seen(message, kind, at, data.path("author_id").asText(), tags));
    }

    private static boolean isTweet(JsonNode json, int bytes) {
        JsonNode data = json.path("data");
        return bytes < 1 << 20
                && data.path("id").isTextual()
                && data.path("author_id").isTextual()
                && data.path("text").isTextual()
                && StandardCharsets.UTF_8
                        .newEncoder()
                        .canEncode(data.path("text").asText())
                && data.path("created_at").asText().startsWith("20");
    }

    private static @Nullable JsonNode parse(byte[] payload) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
            return JSON.readTree(payload);
        } catch (CharacterCodingException e) {
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    List<Seen> tagged(String tag) {
        return tweets.values().stream()
                .filter(seen -> seen.tags().contains(tag.toLowerCase(Locale.ROOT)))
                .toList();
    }

    Seen tweet(String id) {
        Seen seen = tweets.get(id);
        if (seen == null) {
            throw new AssertionError("the stream has no tweet " + id);
        }
        return seen;
    }
}
