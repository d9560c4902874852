package io.rounds.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.SharedData;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every record of X's real payloads, and every row of real archives, is understood, or rejected for a stated reason. */
class SharedDataTest {
    private static final Path FOLDER = Path.of(System.getProperty("rounds.data", "../../shared/data"));

    @BeforeAll
    static void theDataIsThere() {
        boolean there = Files.isDirectory(FOLDER);
        if (SharedData.isRequired()) {
            assertThat(there).as("real payloads in " + FOLDER).isTrue();
        }
        Assumptions.assumeTrue(there, "no real payloads in " + FOLDER);
    }

    private static List<Parsed> parse(String file) throws IOException {
        return Archives.parse(FOLDER.resolve(file), ArchiveFormat.AUTO);
    }

    @ParameterizedTest
    @CsvSource({
        "x-v2/2sets.jsonl,200,200,0,",
        "x-v2/cashtags.jsonl,1,1,0,",
        "x-v2/cotweet.jsonl,1,1,0,",
        "x-v2/counts.jsonl,0,0,0,NO_TWEET_COUNTS=1",
        "x-v2/edited.jsonl,1,1,0,",
        "x-v2/edited_after.jsonl,1,1,0,",
        "x-v2/edited_before.jsonl,1,1,0,",
        "x-v2/empty.jsonl,0,0,0,",
        "x-v2/entities_test.jsonl,474,474,0,",
        "x-v2/flat.jsonl,100,100,0,",
        "x-v2/many_urls.jsonl,1,1,0,",
        "x-v2/quoted_edit.jsonl,1,1,0,",
        "x-v2/streaming_output_with_error.jsonl,7,7,0,BROKEN_JSON=1",
        "x-v2/tweets_compliance.jsonl,0,0,2,",
        "x-v2/users_compliance.jsonl,0,0,0,NO_TWEET_USERS=2",
        "x-v2/withheld.jsonl,215,215,0,",
        "bluesky/jetstream.jsonl,32,32,1,NO_TWEET_USERS=13;NO_TWEET_LIKES=105;NO_TWEET_OTHER=1",
        "conference/ASHG2013.csv,4303,4302,0,",
        "conference/SFAF2013.csv,846,846,0,",
        "conference/rna-seq.csv,3336,3302,0,"
    })
    void everyRecordIsUnderstoodOrRejectedForAReason(
            String file, int tweets, int distinct, int deletions, String rejected) throws IOException {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        int tweetCount = 0;
        int deletionCount = 0;
        Set<String> ids = new HashSet<>();
        for (Parsed parsed : parse(file)) {
            if (parsed.tweet() != null) {
                tweetCount++;
                ids.add(parsed.tweet().id());
            } else if (parsed.deletion() != null) {
                deletionCount++;
            } else if (parsed.rejected() != null) {
                reasons.merge(parsed.rejected().reason(), 1, Integer::sum);
            }
        }
        assertThat(tweetCount).isEqualTo(tweets);
        assertThat(ids).hasSize(distinct);
        assertThat(deletionCount).isEqualTo(deletions);
        assertThat(
                        reasons.isEmpty()
                                ? null
                                : reasons.toString().replaceAll("[{} ]", "").replace(',', ';'))
                .isEqualTo(rejected);
    }

    @Test
    void theKindsAreThoseThatThePayloadsReferTo() throws IOException {
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        for (Parsed parsed : parse("x-v2/2sets.jsonl")) {
            Tweet tweet = Objects.requireNonNull(parsed.tweet());
            kinds.merge(tweet.kind(), 1, Integer::sum);
            if (tweet.isRepost()) {
                assertThat(tweet.repostOf()).isNotNull();
                assertThat(tweet.repost().handle()).isNotNull();
            }
        }
        assertThat(kinds)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Kind.REPOST, 145, Kind.ORIGINAL, 34, Kind.REPLY, 10, Kind.QUOTE, 11));
    }

    @Test
    void editedTweetsOfXAreVersionsOfOne() throws IOException {
        Tweet before = only("x-v2/edited_before.jsonl");
        Tweet after = only("x-v2/edited_after.jsonl");

        assertThat(before.revision().replaces()).isEmpty();
        assertThat(after.revision().replaces()).containsExactly(before.id());
        assertThat(after.firstId()).isEqualTo(before.firstId());
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(only("x-v2/edited.jsonl")).isEqualTo(after);
        assertThat(only("x-v2/quoted_edit.jsonl").revision().replaces()).isEmpty();
    }

    private static Tweet only(String file) throws IOException {
        List<Parsed> results = parse(file);
        assertThat(results).hasSize(1);
        return Objects.requireNonNull(results.get(0).tweet());
    }

    /** Each record against what it says about itself. */
    @Test
    void everyEventOfBlueskyBecomesWhatItIs() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("bluesky/jetstream.jsonl"));
        assertThat(lines).hasSize(152);
        for (String line : lines) {
            JsonNode event = new ObjectMapper().readTree(line);
            JsonNode record = event.at("/commit/record");
            String collection = event.at("/commit/collection").asText();
            List<Parsed> results = Parsing.parse(line);
            assertThat(results).hasSize(1);
            Parsed parsed = results.get(0);
            if (!collection.equals("app.bsky.feed.post") && !collection.equals("app.bsky.feed.repost")) {
                assertThat(Objects.requireNonNull(parsed.rejected()).reason().code())
                        .startsWith("no_tweet_");
            } else if (event.at("/commit/operation").asText().equals("delete")) {
                assertThat(Objects.requireNonNull(parsed.deletion()).tweet()).isEqualTo(id(event));
            } else {
                Tweet tweet = Objects.requireNonNull(parsed.tweet());
                assertThat(tweet.id()).isEqualTo(id(event));
                assertThat(tweet.text()).isEqualTo(record.path("text").asText());
                assertThat(tweet.isRepost()).isEqualTo(collection.endsWith(".repost"));
                assertThat(tweet.replyTo() != null).isEqualTo(record.has("reply"));
                assertThat(tweet.createdAt())
                        .isEqualTo(earlier(
                                Instant.parse(record.path("createdAt").asText()),
                                Instant.EPOCH.plus(event.path("time_us").asLong(), ChronoUnit.MICROS)));
                assertThat(tweet.links())
                        .extracting(Link::url)
                        .containsAll(record.findValuesAsText("uri").stream()
                                .filter(uri -> uri.startsWith("http"))
                                .toList());
                assertThat(tweet.hashtags()).extracting(Hashtag::spelling).containsAll(record.findValuesAsText("tag"));
            }
        }
    }

    private static String id(JsonNode event) {
        return "bluesky:" + event.path("did").asText() + '/'
                + event.at("/commit/rkey").asText();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Test
    void oldStyleRepostsOfAConferenceCount() throws IOException {
        int reposts = 0;
        for (Parsed parsed : parse("conference/ASHG2013.csv")) {
            Tweet tweet = Objects.requireNonNull(parsed.tweet());
            assertThat(tweet.isRepost()).isEqualTo(tweet.text().startsWith("RT @"));
            reposts += tweet.isRepost() ? 1 : 0;
        }
        assertThat(reposts).isEqualTo(1_288);
    }
}
