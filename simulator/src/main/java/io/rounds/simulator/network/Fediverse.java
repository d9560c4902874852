package io.rounds.simulator.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.simulator.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people write on all servers of the Fediverse: the simulator's messages, which are X's, as posts with edits and deletions,
 * each of an account of one of the home servers. Boosts are left out, as timelines of hashtags do not have them. Thread-safe.
 */
public final class Fediverse {
    private static final Pattern HASHTAG = Pattern.compile("#([\\p{L}\\p{N}_]+)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private final List<String> homes;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Post> posts = new ArrayList<>();
    private final Map<String, Post> byTweet = new HashMap<>();

    /** @param homes the names of the home servers, at least one */
    public Fediverse(List<String> homes) {
        this.homes = List.copyOf(homes);
    }

    /**
     * A version of a post.
     *
     * @param at when its home server got it
     * @param text plain
     * @param links the addresses in the text, as shown and as they lead on
     * @param tags its hashtags in lower case
     */
    record Version(Instant at, String text, Map<String, String> links, Set<String> tags) {
        static Version of(Instant at, String text, Map<String, String> links) {
            Set<String> tags = new TreeSet<>();
            Matcher hashtag = HASHTAG.matcher(text);
            while (hashtag.find()) {
                tags.add(hashtag.group(1).toLowerCase(Locale.ROOT));
            }
            return new Version(at, text, links, tags);
        }
    }

    /** A post. */
    static final class Post {
        final String home;
        final String author;
        final String number;
        final Instant created;
        final String language;
        final @Nullable Post parent;
        final List<Version> versions = new CopyOnWriteArrayList<>();
        volatile @Nullable Instant deletedAt;

        private Post(String home, JsonNode data, @Nullable Post parent) {
            this.home = home;
            this.author = "u" + data.path("author_id").asText();
            this.number = data.path("id").asText();
            this.created = Instant.parse(data.path("created_at").asText());
            this.language = data.path("lang").asText("en");
            this.parent = parent;
        }

        String actor() {
            return "https://" + home + "/users/" + author;
        }

        String uri() {
            return actor() + "/statuses/" + number;
        }
    }

    /** Adds what a message of the simulator says, if anything. */
    public synchronized void add(Message message) {
        JsonNode root;
        try {
            root = json.readTree(message.payload());
        } catch (IOException broken) {
            return;
        }
        JsonNode data = root.path("data");
        String deleted = data.path("delete")
                .path("tweet")
                .path("id")
                .asText(root.path("delete").path("status").path("id_str").asText());
        Post gone = byTweet.get(deleted);
        if (gone != null) {
            gone.deletedAt = gone.deletedAt == null ? message.arrival() : gone.deletedAt;
        } else if (deleted.isEmpty()
                && isWhole(data)
                && !byTweet.containsKey(data.path("id").asText())) {
            post(data, message.arrival());
        }
    }

    private static boolean isWhole(JsonNode data) {
        return data.path("id").isTextual()
                && data.path("author_id").isTextual()
                && TIME.matcher(data.path("created_at").asText()).matches()
                && data.path("text").isTextual();
    }

    private void post(JsonNode data, Instant arrival) {
        @Nullable Post parent = null;
        for (JsonNode reference : data.path("referenced_tweets")) {
            String type = reference.path("type").asText();
            if (type.equals("retweeted")) {
                return;
            }
            if (type.equals("replied_to")) {
                parent = byTweet.get(reference.path("id").asText());
            }
        }
        String id = data.path("id").asText();
        String first = data.path("edit_history_tweet_ids").path(0).asText(id);
        Post post = first.equals(id) ? null : byTweet.get(first);
        if (post == null) {
            String home =
                    homes.get(Math.floorMod(data.path("author_id").asText().hashCode(), homes.size()));
            post = new Post(home, data, parent);
            posts.add(post);
        }
        byTweet.put(id, post);
        Map<String, String> links = new HashMap<>();
        for (JsonNode url : data.path("entities").path("urls")) {
            if (!url.has("media_key")) {
                links.put(url.path("url").asText(), url.path("expanded_url").asText());
            }
        }
        String text = data.path("text")
                .asText()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        post.versions.add(Version.of(arrival, text, links));
    }

    /** All posts, in the order in which they were written. */
    synchronized List<Post> posts() {
        return List.copyOf(posts);
    }
}
