package io.rounds.links.coshares;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.RecordParser;
import io.rounds.links.GraphUpdate;
import io.rounds.links.ShareChange;
import io.rounds.links.TweetVersion;
import io.rounds.model.LinkKind;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Twelve simulated weeks with a group of sock puppets among people who share popular papers, breaking news and what a
 * conference is about: the puppets are found, the people are not. The table that it prints is the measure of the method.
 */
class CoSharesOfSimulatedWeeksTest {
    private static final int HOUR = 3_600;
    private static final List<CoShareOptions> VARIANTS = List.of(
            CoShareOptions.STANDARD,
            variant(10, 3, 0.1),
            variant(30, 3, 0.1),
            variant(60, 3, 0.1),
            variant(300, 2, 0),
            variant(300, 3, 0),
            variant(HOUR, 2, 0),
            variant(HOUR, 3, 0),
            variant(HOUR, 3, 0.1));

    private final List<ShareChange> shares = new ArrayList<>();

    @Test
    void thePuppetsAreFoundAndNobodyElse() {
        Truth truth = simulate();
        Set<String> puppets = accounts(truth.coordinated().stream()
                .flatMap(group -> group.accounts().stream())
                .toList());
        Set<String> fans = accounts(truth.popularPapers().stream()
                .flatMap(paper -> paper.accounts().stream())
                .toList());
        assertThat(puppets).hasSize(12);
        assertThat(fans).hasSizeGreaterThan(400);
        System.out.printf(
                Locale.ROOT, "%n%-28s %5s %8s %9s %6s%n", "co-sharing", "pairs", "accounts", "precision", "recall");
        for (CoShareOptions options : VARIANTS) {
            Set<String> found = found(options, puppets);
            if (options.equals(CoShareOptions.STANDARD)) {
                assertThat(found).isEqualTo(puppets).doesNotContainAnyElementsOf(fans);
            }
        }
    }

    private Set<String> found(CoShareOptions options, Set<String> puppets) {
        CoShareWorld world = new CoShareWorld(options);
        world.add(shares);
        int seconds = world.estimate(options.maxIntervalSeconds());
        Set<String> pairs = world.edges(options.fixedIntervalSeconds() > 0 ? options.fixedIntervalSeconds() : seconds);
        Set<String> accounts = new HashSet<>();
        for (String pair : pairs) {
            accounts.add(pair.substring(0, pair.indexOf('~')));
            accounts.add(pair.substring(pair.indexOf('~') + 1, pair.indexOf(' ')));
        }
        long right = accounts.stream().filter(puppets::contains).count();
        System.out.printf(
                Locale.ROOT,
                "%-28s %5d %8d %9.2f %6.2f%n",
                (options.fixedIntervalSeconds() == 0 ? "estimated " + seconds : options.fixedIntervalSeconds()) + " s, "
                        + options.minLinks() + " links, " + options.minSimilarity(),
                pairs.size(),
                accounts.size(),
                accounts.isEmpty() ? 1.0 : (double) right / accounts.size(),
                (double) right / puppets.size());
        return accounts;
    }

    private static CoShareOptions variant(int seconds, int links, double similarity) {
        return new CoShareOptions(seconds, Math.max(300, seconds), 28, 90, links, similarity, 1_000, 50);
    }

    private static Set<String> accounts(List<String> ids) {
        Set<String> accounts = new HashSet<>();
        ids.forEach(id -> accounts.add("x:" + id));
        return accounts;
    }

    private Truth simulate() {
        Simulator simulator = new Simulator(SimulatorOptions.weeks(12).toBuilder()
                .seed(Long.getLong("rounds.seed", 1))
                .build());
        RecordParser parser = new RecordParser();
        Set<String> seen = new HashSet<>();
        while (simulator.hasNext()) {
            Message message = simulator.next();
            parser.parse(message.payload(), new Origin("simulated", message.arrival()), parsed -> add(parsed, seen));
        }
        return simulator.truth();
    }

    private void add(Parsed parsed, Set<String> seen) {
        if (parsed.tweet() == null
                || parsed.tweet().isRepost()
                || !seen.add(parsed.tweet().id())) {
            return;
        }
        TweetVersion version = TweetVersion.of(parsed.tweet().withCommunities(List.of("all")));
        for (ShareChange change : GraphUpdate.of(null, version).changes()) {
            if (change.link().kind() != LinkKind.SOCIAL) {
                shares.add(change);
            }
        }
    }
}
