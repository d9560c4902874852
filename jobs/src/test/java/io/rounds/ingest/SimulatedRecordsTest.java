package io.rounds.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Deletion;
import io.rounds.model.Kind;
import io.rounds.model.Parsed;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Parses a simulated week and finds what the simulator's own count says. */
class SimulatedRecordsTest {
    private final Set<String> ids = new HashSet<>();
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private final Map<String, Long> tags = new HashMap<>();
    private final Map<String, Integer> rejected = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private long repeated;

    private void count(Parsed parsed) {
        Tweet tweet = parsed.tweet();
        Deletion deletion = parsed.deletion();
        Rejected rejection = parsed.rejected();
        if (tweet != null) {
            count(tweet);
        } else if (deletion != null) {
            deleted.add(deletion.tweet());
        } else if (rejection != null) {
            rejected.merge(rejection.reason().code(), 1, Integer::sum);
        }
    }

    private void count(Tweet tweet) {
        if (!ids.add(tweet.id())) {
            repeated++;
            return;
        }
        kinds.merge(tweet.kind(), 1L, Long::sum);
        tweet.hashtags().forEach(hashtag -> tags.merge(hashtag.tag(), 1L, Long::sum));
    }

    @Test
    void whatIsReadOfASimulatedWeekIsWhatWasPlanted() {
        Simulator simulator = new Simulator(SimulatorOptions.weeks(1));
        RecordParser parser = Parsing.parser();
        while (simulator.hasNext()) {
            parser.parse(simulator.next().payload(), Parsing.ORIGIN, this::count);
        }
        Truth truth = simulator.truth();

        assertThat((long) ids.size()).isEqualTo(truth.tweets().distinct());
        assertThat(kinds)
                .containsEntry(Kind.ORIGINAL, truth.tweets().originals())
                .containsEntry(Kind.REPOST, truth.tweets().reposts())
                .containsEntry(Kind.REPLY, truth.tweets().replies())
                .containsEntry(Kind.QUOTE, truth.tweets().quotes());
        assertThat(tags)
                .containsEntry("foamed", truth.tweets().foamed())
                .containsEntry("meded", truth.tweets().meded());
        assertThat(rejected).containsExactlyInAnyOrderEntriesOf(truth.noise().broken());
        assertThat(deleted).hasSameSizeAs(truth.noise().deleted());
        assertThat(repeated).isLessThanOrEqualTo(truth.noise().duplicates());
    }
}
