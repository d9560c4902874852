package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.communities.Communities;
import io.rounds.model.Community;
import io.rounds.model.Deletion;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import io.rounds.trends.Tweets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After edits and deletions, in whatever order they come, the results hold what people would see. */
class EditsAndDeletionsIT {
    private static final Instant START = Instant.parse("2026-01-31T23:30:00Z");
    private static final Community FOAMED = new Community("foamed", "FOAM", Set.of("foamed"), false);
    private static final TestJob JOB = TestJob.over(List.of(FOAMED)).without("credibility");
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    /** Records in order, and the text that each tweet's document must have in the end. */
    private static final class Scenario {
        private final List<Parsed> records = new ArrayList<>();
        private final Map<String, String> texts = new HashMap<>();
        private final Random random;

        Scenario(long seed) {
            random = new Random(seed);
            for (int i = 0; i < 600; i++) {
                tweet(i, START.plusSeconds(i * 10L));
            }
        }

        private void tweet(int number, Instant at) {
            Tweet last = Tweets.original(number * 10L + 1_000, "ada", at, random.nextBoolean() ? "foamed" : "other");
            // On X versions have ids of their own, elsewhere they have not.
            boolean ownIds = random.nextBoolean();
            records.add(Parsed.of(last));
            List<String> replaces = new ArrayList<>();
            for (int edit = random.nextInt(4); edit > 0; edit--) {
                replaces.add(last.id());
                Instant editedAt = last.createdAt().plusSeconds(1 + random.nextInt(1_000));
                long id = number * 10L + 1_000 + (ownIds ? replaces.size() : 0);
                Tweet base =
                        Tweets.original(id, "ada", ownIds ? editedAt : at, random.nextInt(3) > 0 ? "foamed" : "other");
                Instant after = last.revision().editedAt() == null
                        ? editedAt
                        : last.revision().editedAt().plusSeconds(5);
                last = Tweets.edit(base, ownIds ? List.copyOf(replaces) : List.of(), ownIds ? editedAt : after);
                records.add(Parsed.of(last));
            }
            boolean deleted = random.nextInt(5) == 0;
            if (deleted) {
                records.add(Parsed.of(new Deletion(last.id(), at)));
            } else if (last.hashtags().get(0).tag().equals("foamed")) {
                texts.put("tweets/" + last.id(), last.text());
            }
        }

        /** The same records in another order, one in five twice. */
        List<Parsed> disturbed() {
            List<Parsed> all = new ArrayList<>(records);
            records.stream().filter(parsed -> random.nextInt(5) == 0).forEach(all::add);
            Collections.shuffle(all, random);
            return all;
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,3", "4,4"})
    void whatWasEditedOrDeletedEndsRightInAnyOrder(int parallelism, long seed) throws Exception {
        Scenario scenario = new Scenario(seed);

        assertThat(texts(JOB.documents(scenario.records, parallelism))).isEqualTo(scenario.texts);
        assertThat(texts(JOB.documents(scenario.disturbed(), parallelism))).isEqualTo(scenario.texts);
    }

    @Test
    void ofASimulatedWeekTheVersionsThatPeopleSeeRemain() throws Exception {
        Simulator simulator =
                new Simulator(SimulatorOptions.weeks(1).toBuilder().seed(5).build());
        List<Parsed> records = TestJob.arriving(simulator);
        Truth truth = simulator.truth();
        Map<String, String> texts =
                texts(TestJob.over(List.of(Communities.load().list().get(0), Community.ALL))
                        .without("credibility")
                        .documents(records, 1));

        assertThat(truth.noise().edits()).isNotEmpty().allSatisfy(edit -> assertThat(texts)
                .doesNotContainKey("tweets/x:" + edit.initial())
                .containsKey("tweets/x:" + edit.edited()));
        assertThat(truth.noise().deleted()).isNotEmpty().noneMatch(id -> texts.containsKey("tweets/x:" + id));
        assertThat(texts)
                .hasSize((int) truth.tweets().distinct()
                        - truth.noise().edits().size()
                        - truth.noise().deleted().size());
    }

    /** Reposts of Bluesky come without content, partly before their post. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void repostsWithoutContentCountForTheTagsOfTheirPosts(int parallelism) throws Exception {
        List<Tweet> tweets = new ArrayList<>();
        for (Tweet tweet : Tweets.random(9, 3_000, START, 8 * 60)) {
            tweets.add(Tweets.ofBluesky(tweet));
        }
        Random random = new Random(1);
        List<Tweet> disturbed = new ArrayList<>();
        for (int from = 0; from < tweets.size(); from += 50) {
            List<Tweet> minutes = new ArrayList<>(tweets.subList(from, from + 50));
            Collections.shuffle(minutes, random);
            disturbed.addAll(minutes);
        }
        // A repost may be of a repost here, which Bluesky does not know and which therefore has no content.
        Map<String, Tweet> byId = new HashMap<>();
        tweets.forEach(tweet -> byId.put(tweet.id(), tweet));
        Map<String, Set<String>> expected = new HashMap<>();
        for (Tweet tweet : tweets) {
            Tweet post = tweet.isRepost() ? byId.get(String.valueOf(tweet.repostOf())) : tweet;
            if (post != null && !post.isRepost()) {
                expected.put("tweets/" + tweet.id(), tags(post));
            }
        }

        TreeMap<String, String> documents = JOB.documents(ListSource.parsed(disturbed), parallelism);

        Map<String, Set<String>> found = new HashMap<>();
        for (Map.Entry<String, String> document : documents.entrySet()) {
            if (document.getKey().startsWith("tweets/")) {
                Set<String> tags = new HashSet<>();
                JSON.readTree(document.getValue()).path("hashtags").forEach(tag -> tags.add(tag.asText()));
                found.put(document.getKey(), tags);
            }
        }
        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(1_000);
    }

    private static Set<String> tags(Tweet tweet) {
        Set<String> tags = new HashSet<>();
        tweet.hashtags().forEach(hashtag -> tags.add(hashtag.tag()));
        return tags;
    }

    private static Map<String, String> texts(TreeMap<String, String> documents) throws Exception {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, String> document : documents.entrySet()) {
            if (document.getKey().startsWith("tweets/")) {
                JsonNode json = JSON.readTree(document.getValue());
                texts.put(document.getKey(), json.path("text").asText());
            }
        }
        return texts;
    }
}
