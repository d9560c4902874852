package io.rounds.bench.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a replay has written that sessions can be judged by.
 *
 * @param sessions all documents of {@code chats}
 * @param tweets those with a hashtag that a session was planned for
 * @param firstMillis the time of the first tweet, of those and others
 * @param lastMillis the time of the last tweet
 */
record ReplayedArchive(List<FoundSession> sessions, List<TaggedTweet> tweets, long firstMillis, long lastMillis) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the documents of a replay.
     *
     * @param folder with {@code chats.ndjson} and {@code tweets.ndjson}
     * @param tags normalised; tweets under others are not kept
     */
    static ReplayedArchive read(Path folder, Set<String> tags) throws IOException {
        List<FoundSession> sessions = new ArrayList<>();
        for (JsonNode chat : documents(folder.resolve("chats.ndjson"))) {
            sessions.add(
                    new FoundSession(chat.path("tag").asText(), millis(chat, "started_at"), millis(chat, "ended_at")));
        }
        List<TaggedTweet> tweets = new ArrayList<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve("tweets.ndjson"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode tweet = JSON.readTree(line);
                long at = millis(tweet, "created_at");
                first = Math.min(first, at);
                last = Math.max(last, at);
                Set<String> hashtags = new HashSet<>();
                tweet.path("hashtags").forEach(tag -> hashtags.add(tag.asText()));
                hashtags.retainAll(tags);
                if (!hashtags.isEmpty()) {
                    tweets.add(new TaggedTweet(
                            tweet.path("author").path("id").asText(),
                            at,
                            Set.copyOf(hashtags),
                            tweet.path("kind").asText().equals("repost")));
                }
            }
        }
        return new ReplayedArchive(List.copyOf(sessions), List.copyOf(tweets), first, last);
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                documents.add(JSON.readTree(line));
            }
        }
        return documents;
    }

    private static long millis(JsonNode document, String field) {
        return Instant.parse(document.path(field).asText()).toEpochMilli();
    }
}
