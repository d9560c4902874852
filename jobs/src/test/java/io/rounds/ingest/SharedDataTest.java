package io.rounds.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Kind;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Every record of X's real payloads is understood, or rejected for a stated reason. */
class SharedDataTest {
    private static final Path FOLDER = Path.of(System.getProperty("rounds.data", "../../shared/data"), "x-v2");

    @BeforeAll
    static void theDataIsThere() {
        boolean there = Files.isDirectory(FOLDER);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("real payloads in " + FOLDER).isTrue();
        }
        Assumptions.assumeTrue(there, "no real payloads in " + FOLDER);
    }

    private static List<Parsed> parse(String file) throws IOException {
        List<Parsed> results = new ArrayList<>();
        RecordParser parser = Parsing.parser();
        for (String line : Files.readString(FOLDER.resolve(file)).split("\n", -1)) {
            parser.parse(line.getBytes(StandardCharsets.UTF_8), Parsing.ORIGIN, results::add);
        }
        return results;
    }

    @ParameterizedTest
    @CsvSource({
        "2sets.jsonl,200,0,",
        "cashtags.jsonl,1,0,",
        "cotweet.jsonl,1,0,",
        "counts.jsonl,0,0,NO_TWEET_COUNTS=1",
        "edited.jsonl,1,0,",
        "edited_after.jsonl,1,0,",
        "edited_before.jsonl,1,0,",
        "empty.jsonl,0,0,",
        "entities_test.jsonl,474,0,",
        "flat.jsonl,100,0,",
        "many_urls.jsonl,1,0,",
        "quoted_edit.jsonl,1,0,",
        "streaming_output_with_error.jsonl,7,0,BROKEN_JSON=1",
        "tweets_compliance.jsonl,0,2,",
        "users_compliance.jsonl,0,0,NO_TWEET_USERS=2",
        "withheld.jsonl,215,0,"
    })
    void everyRecordIsUnderstoodOrRejectedForAReason(String file, int tweets, int deletions, String rejected)
            throws IOException {
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
        assertThat(ids).as("no file repeats a tweet").hasSize(tweets);
        assertThat(deletionCount).isEqualTo(deletions);
        assertThat(reasons.isEmpty() ? null : reasons.toString().replaceAll("[{} ]", ""))
                .isEqualTo(rejected);
    }

    @Test
    void kinds() throws IOException {
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        for (Parsed parsed : parse("2sets.jsonl")) {
            Tweet tweet = Objects.requireNonNull(parsed.tweet());
            kinds.merge(tweet.kind(), 1, Integer::sum);
            if (tweet.isRepost()) {
                assertThat(tweet.repostOf()).isNotNull();
                assertThat(tweet.repostOfHandle()).isNotNull();
            }
        }
        assertThat(kinds)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Kind.REPOST, 145, Kind.ORIGINAL, 34, Kind.REPLY, 10, Kind.QUOTE, 11));
    }
}
