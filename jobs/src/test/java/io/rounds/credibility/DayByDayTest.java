package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Tweet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DayByDayTest {
    private static final Map<String, Prior> PRIORS = PriorTable.load().listed();
    private static final SimulatedCommunity COMMUNITY = new SimulatedCommunity(9, 200);
    private static Map<String, Score> scores = Map.of();

    @BeforeAll
    static void share() {
        List<String> domains = PRIORS.keySet().stream().sorted().limit(60).toList();
        domains.forEach(domain -> COMMUNITY.share(domain, PRIORS.get(domain).mean(), 15));
        for (int i = 0; i < 40; i++) {
            COMMUNITY.share("unknown" + i + ".example", i / 40.0, 3 + i % 20);
        }
        scores = scores(new Random(0));
    }

    @Test
    void theReasonsOfEveryScoreAddUp() {
        assertThat(scores).hasSizeGreaterThan(200);
        assertThat(scores.values()).allSatisfy(score -> {
            double sum = score.reasons().stream().mapToDouble(ScoreReason::points).sum();
            assertThat(sum).isCloseTo(score.estimate(), org.assertj.core.api.Assertions.within(0.5));
            assertThat(score.low()).isLessThanOrEqualTo(score.estimate());
            assertThat(score.high()).isGreaterThanOrEqualTo(score.estimate());
            assertThat(score.low()).isBetween(0.0, 100.0);
            assertThat(score.high()).isBetween(0.0, 100.0);
        });
    }

    @Test
    void theOrderOfTweetsWithinADayDoesNotMatter() {
        assertThat(scores(new Random(1))).isEqualTo(scores);
        assertThat(scores(new Random(2))).isEqualTo(scores);
    }

    private static Map<String, Score> scores(Random random) {
        DayByDay analysis = new DayByDay(Formula.current(), PRIORS::get);
        for (long day = SimulatedCommunity.firstDay(); day < SimulatedCommunity.firstDay() + SimulatedCommunity.DAYS; day++) {
            List<Tweet> tweets = new ArrayList<>(COMMUNITY.on(day));
            Collections.shuffle(tweets, random);
            analysis.close(day, tweets);
        }
        Map<String, Score> all = new LinkedHashMap<>();
        analysis.sources().forEach(source -> all.put(source, analysis.score(source)));
        return all;
    }
}
