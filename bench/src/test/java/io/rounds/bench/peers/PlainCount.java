package io.rounds.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.communities.Communities;
import io.rounds.model.Community;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What every engine must find, by adding up the file for each window end in turn; shares no code with the engines. */
final class PlainCount {
    private record Use(Instant at, String community, String topic, String author, boolean original) {}

    private static final class Counts {
        private int tweets;
        private int originals;
        private final Set<String> authors = new HashSet<>();

        int authors() {
            return authors.size();
        }

        double spread() {
            return (double) authors.size() / tweets;
        }

        int tweets() {
            return tweets;
        }
    }

    private final List<Use> uses = new ArrayList<>();

    PlainCount(List<Path> files) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                add(mapper.readTree(line));
            }
        }
    }

    private void add(JsonNode payload) {
        JsonNode data = payload.path("data");
        String reposted = null;
        for (JsonNode reference : data.path("referenced_tweets")) {
            if (reference.path("type").asText().equals("retweeted")) {
                reposted = reference.path("id").asText();
            }
        }
        JsonNode shown = data;
        for (JsonNode tweet : payload.path("includes").path("tweets")) {
            if (tweet.path("id").asText().equals(reposted)) {
                shown = tweet;
            }
        }
        Set<String> tags = new LinkedHashSet<>();
        for (JsonNode hashtag : shown.path("entities").path("hashtags")) {
            tags.add(hashtag.path("tag").asText().toLowerCase(Locale.ROOT));
        }
        for (Community community : Communities.load().list()) {
            if (tags.stream().anyMatch(community.tags()::contains)) {
                for (String tag : tags) {
                    if (!community.tags().contains(tag)) {
                        uses.add(new Use(
                                Instant.parse(data.path("created_at").asText()),
                                community.name(),
                                tag,
                                data.path("author_id").asText(),
                                reposted == null));
                    }
                }
            }
        }
    }

    /** The rows of a ranking of a window at all its ends up to the given time. */
    Set<String> rows(String ranking, String window, Duration size, Duration slide, Instant until, int top) {
        Instant first =
                uses.stream().map(Use::at).min(Comparator.naturalOrder()).orElseThrow();
        Set<String> rows = new HashSet<>();
        long slideMillis = slide.toMillis();
        for (long end = (first.toEpochMilli() / slideMillis + 1) * slideMillis;
                end <= until.toEpochMilli();
                end += slideMillis) {
            rows.addAll(rowsAt(ranking, window, Instant.ofEpochMilli(end), size, top));
        }
        return rows;
    }

    private List<String> rowsAt(String ranking, String window, Instant end, Duration size, int top) {
        Map<String, Map<String, Counts>> byCommunity = new TreeMap<>();
        for (Use use : uses) {
            if (use.at().isBefore(end) && !use.at().isBefore(end.minus(size))) {
                Counts counts = byCommunity
                        .computeIfAbsent(use.community(), community -> new HashMap<>())
                        .computeIfAbsent(use.topic(), topic -> new Counts());
                counts.tweets++;
                counts.originals += use.original() ? 1 : 0;
                counts.authors.add(use.author());
            }
        }
        List<String> rows = new ArrayList<>();
        byCommunity.forEach((community, topics) -> {
            Comparator<Map.Entry<String, Counts>> live = Comparator.comparing((Map.Entry<String, Counts> topic) ->
                            topic.getValue().authors())
                    .thenComparing(topic -> topic.getValue().tweets())
                    .reversed()
                    .thenComparing(Map.Entry::getKey);
            Comparator<Map.Entry<String, Counts>> spread = Comparator.comparing((Map.Entry<String, Counts> topic) ->
                            topic.getValue().spread())
                    .reversed()
                    .thenComparing(live);
            List<Map.Entry<String, Counts>> ranked = topics.entrySet().stream()
                    .filter(topic -> topic.getValue().authors() >= 2)
                    .sorted(ranking.equals(PeerRows.LIVE) ? live : spread)
                    .limit(top)
                    .toList();
            for (int i = 0; i < ranked.size(); i++) {
                Counts counts = ranked.get(i).getValue();
                rows.add(String.join(
                        "\t",
                        ranking,
                        window,
                        Long.toString(end.getEpochSecond() / 60),
                        community,
                        Integer.toString(i + 1),
                        ranked.get(i).getKey(),
                        Integer.toString(counts.tweets()),
                        Integer.toString(counts.originals),
                        Integer.toString(counts.authors())));
            }
        });
        return rows;
    }
}
