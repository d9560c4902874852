package io.rounds.simulator.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.simulator.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the simulator's messages, which are X's, into records of Bluesky: posts with facets and cards, replies, quotes,
 * reposts, edits and deletions. A record's key is a TID of the tweet's time, as Bluesky's clients make them.
 *
 * <p>Broken and duplicated messages are left out: a Jetstream has its own faults. Not thread-safe.
 */
public final class JetstreamFeed {
    private static final String POST = "app.bsky.feed.post";
    private static final String REPOST = "app.bsky.feed.repost";
    private static final String BASE_32 = "234567abcdefghijklmnopqrstuvwxyz";
    private static final Pattern HASHTAG = Pattern.compile("#([\\p{L}\\p{N}_]+)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final int MAX_TEXT = 300;

    private final JetstreamLog log;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Address> known = new HashMap<>();
    private long micros;

    /** @param root the post that began the conversation; null if this one did */
    private record Address(
            String did,
            String collection,
            String rkey,
            @Nullable Address root) {
        String uri() {
            return "at://" + did + '/' + collection + '/' + rkey;
        }
    }

    /** @param log gets the events */
    public JetstreamFeed(JetstreamLog log) {
        this.log = log;
    }

    /** Adds what a message of the simulator says, if anything. */
    public void add(Message message) {
        JsonNode root;
        try {
            root = json.readTree(message.payload());
        } catch (IOException broken) {
            return;
        }
        micros = Math.max(micros + 1, message.arrival().toEpochMilli() * 1000);
        JsonNode data = root.path("data");
        String deleted = data.path("delete")
                .path("tweet")
                .path("id")
                .asText(root.path("delete").path("status").path("id_str").asText());
        if (!deleted.isEmpty()) {
            Address address = known.get(deleted);
            if (address != null) {
                add(address, "delete", null);
            }
        } else if (isWhole(data) && !known.containsKey(data.path("id").asText())) {
            tweet(data);
        }
    }

    private static boolean isWhole(JsonNode data) {
        return data.path("id").isTextual()
                && data.path("author_id").isTextual()
                && TIME.matcher(data.path("created_at").asText()).matches()
                && data.path("text").isTextual();
    }

    private void tweet(JsonNode data) {
        String id = data.path("id").asText();
        String did = did(data.path("author_id").asText());
        String first = data.path("edit_history_tweet_ids").path(0).asText(id);
        Address edited = first.equals(id) ? null : known.get(first);
        String original = reference(data, "retweeted");
        Address reposted = original == null ? null : known.get(original);
        if (original != null && reposted == null) {
            return;
        }
        String collection = original == null ? POST : REPOST;
        Address parent = parent(data);
        Address address = edited != null
                ? edited
                : new Address(did, collection, rkey(data), parent == null ? null : rootOf(parent));
        known.put(id, address);
        ObjectNode record = reposted == null ? post(data, parent) : repost(data, reposted);
        add(address, edited == null ? "create" : "update", record.toString());
    }

    private @Nullable Address parent(JsonNode data) {
        String replied = reference(data, "replied_to");
        return replied == null ? null : known.get(replied);
    }

    private static Address rootOf(Address address) {
        return address.root == null ? address : address.root;
    }

    private void add(Address address, String operation, @Nullable String record) {
        log.add(micros, address.did, tid(micros), operation, address.collection, address.rkey, record);
    }

    private static @Nullable String reference(JsonNode data, String type) {
        for (JsonNode reference : data.path("referenced_tweets")) {
            if (reference.path("type").asText().equals(type)) {
                return reference.path("id").asText();
            }
        }
        return null;
    }

    private ObjectNode repost(JsonNode data, Address subject) {
        ObjectNode record = json.createObjectNode()
                .put("$type", REPOST)
                .put("createdAt", data.path("created_at").asText());
        record.set("subject", strongReference(subject));
        return record;
    }

    private ObjectNode strongReference(Address address) {
        return json.createObjectNode().put("cid", "bafyrei" + address.rkey).put("uri", address.uri());
    }

    private ObjectNode post(JsonNode data, @Nullable Address parent) {
        String text = data.path("text")
                .asText()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        text = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        ObjectNode record = json.createObjectNode()
                .put("$type", POST)
                .put("createdAt", data.path("created_at").asText())
                .put("text", text);
        record.putArray("langs").add(data.path("lang").asText("en"));
        ArrayNode facets = json.createArrayNode();
        Matcher hashtag = HASHTAG.matcher(text);
        while (hashtag.find()) {
            facets.add(facet(text, hashtag.start(), hashtag.end())
                    .set(
                            "features",
                            json.createArrayNode()
                                    .add(json.createObjectNode()
                                            .put("$type", "app.bsky.richtext.facet#tag")
                                            .put("tag", hashtag.group(1)))));
        }
        for (JsonNode url : data.path("entities").path("urls")) {
            String target = url.path("expanded_url").asText();
            int at = text.indexOf(url.path("url").asText());
            if (at >= 0 && !target.isEmpty() && !url.has("media_key")) {
                facets.add(facet(text, at, at + url.path("url").asText().length())
                        .set(
                                "features",
                                json.createArrayNode()
                                        .add(json.createObjectNode()
                                                .put("$type", "app.bsky.richtext.facet#link")
                                                .put("uri", target))));
                record.set("embed", card(url, target));
            }
        }
        if (!facets.isEmpty()) {
            record.set("facets", facets);
        }
        if (parent != null) {
            ObjectNode reply = record.putObject("reply");
            reply.set("parent", strongReference(parent));
            reply.set("root", strongReference(rootOf(parent)));
        }
        String quoted = reference(data, "quoted");
        Address target = quoted == null ? null : known.get(quoted);
        if (target != null) {
            record.set(
                    "embed",
                    json.createObjectNode()
                            .put("$type", "app.bsky.embed.record")
                            .set("record", strongReference(target)));
        }
        return record;
    }

    private ObjectNode card(JsonNode url, String target) {
        ObjectNode embed = json.createObjectNode().put("$type", "app.bsky.embed.external");
        embed.putObject("external")
                .put("uri", target)
                .put("title", url.path("title").asText(target))
                .put("description", url.path("description").asText());
        return embed;
    }

    /** Facets count bytes of UTF-8. */
    private ObjectNode facet(String text, int from, int to) {
        int start = text.substring(0, from).getBytes(StandardCharsets.UTF_8).length;
        ObjectNode facet = json.createObjectNode().put("$type", "app.bsky.richtext.facet");
        facet.putObject("index")
                .put("byteStart", start)
                .put("byteEnd", start + text.substring(from, to).getBytes(StandardCharsets.UTF_8).length);
        return facet;
    }

    /** A DID has 24 letters and digits of base 32. */
    private static String did(String author) {
        StringBuilder did = new StringBuilder();
        long number = Long.parseUnsignedLong(author);
        for (int i = 0; i < 24; i++) {
            did.append(BASE_32.charAt((int) (number & 31)));
            number = number >>> 5 | number << 59;
        }
        return "did:plc:" + did;
    }

    private static String rkey(JsonNode data) {
        Instant created = Instant.parse(data.path("created_at").asText());
        long id = data.path("id").asLong();
        return tid(created.toEpochMilli() * 1000 + Math.floorMod(id, 1000L));
    }

    /** A TID: 53 bits of microseconds and 10 of a clock's number. See atproto.com/specs/tid. */
    private static String tid(long micros) {
        long value = micros << 10 | micros % 1021;
        char[] tid = new char[13];
        for (int i = 12; i >= 0; i--) {
            tid[i] = BASE_32.charAt((int) (value & 31));
            value >>>= 5;
        }
        return new String(tid);
    }
}
