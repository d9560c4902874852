package io.rounds.simulator.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.simulator.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The posts of a simulated X, which become public one after another, and its time: that of the newest public post. Thread-safe.
 *
 * <p>Of the simulator's messages it takes posts and deletions. Broken and duplicated messages are left out: the server has
 * faults of its own.
 */
public final class XPosts {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    /** Recent search reaches seven days back, and does not have the last 30 s. */
    private static final Duration SEARCH_REACH = Duration.ofDays(7);

    private static final Duration SEARCH_DELAY = Duration.ofSeconds(30);

    /** How long before the first post time begins. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private final ObjectMapper json = new ObjectMapper();
    private final List<Post> posts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> latest = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private int released;
    private Instant now = Instant.EPOCH;

    /**
     * A post, or the deletion of one.
     *
     * @param arrival when it becomes public
     * @param deletes the id of the post that is deleted; null for a post
     * @param message as the simulator wrote it: data and includes
     */
    record Post(Instant arrival, @Nullable String deletes, JsonNode message) {
        JsonNode data() {
            return message.path("data");
        }

        long id() {
            return data().path("id").asLong();
        }

        Instant created() {
            return Instant.parse(data().path("created_at").asText());
        }

        /** The hashtags of the post itself, in lower case; of a repost, those of what it passes on. */
        Set<String> tags() {
            return tags(data());
        }

        /** The hashtags that rules of the stream look at: those of a post that it quotes, too. */
        Set<String> tagsWithQuoted() {
            Set<String> tags = tags();
            for (JsonNode reference : data().path("referenced_tweets")) {
                if (reference.path("type").asText().equals("quoted")) {
                    for (JsonNode other : message.path("includes").path("tweets")) {
                        if (other.path("id").equals(reference.path("id"))) {
                            tags.addAll(tags(other));
                        }
                    }
                }
            }
            return tags;
        }

        private static Set<String> tags(JsonNode data) {
            Set<String> tags = new HashSet<>();
            for (JsonNode tag : data.path("entities").path("hashtags")) {
                tags.add(tag.path("tag").asText().toLowerCase(Locale.ROOT));
            }
            return tags;
        }

        private String firstVersion() {
            return data().path("edit_history_tweet_ids")
                    .path(0)
                    .asText(data().path("id").asText());
        }
    }

    /** Adds what a message of the simulator says, if anything; messages come in the order of their arrival. */
    public synchronized void add(Message message) {
        JsonNode root;
        try {
            root = json.readTree(message.payload());
        } catch (IOException broken) {
            return;
        }
        JsonNode data = root.path("data");
        String deletes = data.path("delete")
                .path("tweet")
                .path("id")
                .asText(root.path("delete").path("status").path("id_str").asText());
        if (!deletes.isEmpty()) {
            posts.add(new Post(message.arrival(), deletes, root));
        } else if (isWhole(data) && ids.add(data.path("id").asText())) {
            posts.add(new Post(message.arrival(), null, root));
        }
        if (now.equals(Instant.EPOCH)) {
            now = message.arrival().minus(BEFORE);
        }
    }

    private static boolean isWhole(JsonNode data) {
        return data.path("id").isTextual()
                && data.path("author_id").isTextual()
                && data.path("text").isTextual()
                && TIME.matcher(data.path("created_at").asText()).matches();
    }

    /** Makes the next posts public. */
    public synchronized void release(int count) {
        for (int i = 0; i < count && released < posts.size(); i++) {
            Post post = posts.get(released++);
            if (post.deletes == null) {
                latest.merge(
                        post.firstVersion(),
                        post.data().path("id").asText(),
                        (a, b) -> Long.parseLong(a) > Long.parseLong(b) ? a : b);
            } else {
                deleted.add(post.deletes);
            }
            now = post.arrival.isAfter(now) ? post.arrival : now;
        }
        notifyAll();
    }

    /** Lets time pass without a post: until the next one at most. */
    public synchronized void pass(Duration time) {
        Instant later = now.plus(time);
        Instant next = released < posts.size() ? posts.get(released).arrival.minusMillis(1) : later;
        later = next.isBefore(later) ? next : later;
        now = later.isAfter(now) ? later : now;
        notifyAll();
    }

    /** How many posts and deletions there are. */
    public synchronized int size() {
        return posts.size();
    }

    /** How many of them are public. */
    public synchronized int released() {
        return released;
    }

    /** The time of this X. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                synchronized (XPosts.this) {
                    return now;
                }
            }
        };
    }

    /** A public post or deletion by its number; waits for it, and is null if it does not come in time. */
    synchronized @Nullable Post await(int number, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (number >= released && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        return number < released ? posts.get(number) : null;
    }

    /** The earliest time that recent search answers for. */
    synchronized Instant earliest() {
        return now.minus(SEARCH_REACH);
    }

    /** The posts of recent search, newest first: the latest version of each, unless it is deleted. */
    synchronized List<Post> search(Predicate<Post> matches) {
        Instant until = now.minus(SEARCH_DELAY);
        List<Post> found = new ArrayList<>();
        for (Post post : posts.subList(0, released)) {
            if (post.deletes == null
                    && post.created().isBefore(until)
                    && !post.created().isBefore(now.minus(SEARCH_REACH))
                    && post.data().path("id").asText().equals(latest.get(post.firstVersion()))
                    && !deleted.contains(post.data().path("id").asText())
                    && matches.test(post)) {
                found.add(post);
            }
        }
        found.sort(Comparator.comparingLong(Post::id).reversed());
        return found;
    }
}
