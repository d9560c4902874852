package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.communities.Communities;
import io.rounds.ingest.flink.RouteParsed;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.links.LinksOptions;
import io.rounds.links.coshares.CoShareOptions;
import io.rounds.links.flink.LinksAnalysis;
import io.rounds.model.Community;
import io.rounds.model.Tweet;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The job finds the sock puppets of two simulated weeks, and nobody else. {@code CoSharesOfSimulatedWeeksTest} measures the
 * method on more weeks and with other options.
 */
class CoSharesIT {
    private static final int WEEKS = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static Truth truth;
    private static long messages;

    @BeforeAll
    static void simulate() {
        Simulator simulator = new Simulator(simulation());
        while (simulator.hasNext()) {
            simulator.next();
            messages++;
        }
        truth = simulator.truth();
    }

    private static SimulatorOptions simulation() {
        return SimulatorOptions.weeks(WEEKS).toBuilder()
                .seed(Long.getLong("rounds.seed", 1))
                .build();
    }

    @Test
    void thePuppetsAreFoundAndNobodyElse() throws Exception {
        List<JsonNode> edges = run();

        assertThat(accounts(edges)).isEqualTo(puppets()).doesNotContainAnyElementsOf(fans());
        // Among people half of the fastest links' sharers come within hours: what is estimated is cut to the longest.
        assertThat(edges)
                .allSatisfy(edge -> assertThat(edge.path("interval_seconds").asInt())
                        .isEqualTo(CoShareOptions.STANDARD.maxIntervalSeconds()));
    }

    private static Set<String> puppets() {
        Set<String> puppets = new HashSet<>();
        truth.coordinated().forEach(group -> group.accounts().forEach(id -> puppets.add("x:" + id)));
        return puppets;
    }

    /** Those who shared a popular paper, or breaking news. */
    private static Set<String> fans() {
        Set<String> fans = new HashSet<>();
        truth.popularPapers().forEach(paper -> paper.accounts().forEach(id -> fans.add("x:" + id)));
        truth.bursts().forEach(burst -> burst.accounts().forEach(id -> fans.add("x:" + id)));
        assertThat(fans).hasSizeGreaterThan(100);
        return fans;
    }

    private static Set<String> accounts(List<JsonNode> edges) {
        Set<String> accounts = new TreeSet<>();
        for (JsonNode edge : edges) {
            accounts.add(edge.path("source").asText());
            accounts.add(edge.path("target").asText());
        }
        return accounts;
    }

    private static List<JsonNode> run() throws Exception {
        List<Community> communities = Communities.load().list();
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment env = TestEnvironments.of(configuration);
        env.setParallelism(1);
        SingleOutputStreamOperator<Tweet> routed = env.fromSource(
                        SimulatedSource.of(WEEKS, simulation().seed(), messages),
                        TweetTime.watermarks(Duration.ofSeconds(30)),
                        "source")
                .uid("source")
                .process(new RouteParsed())
                .uid("route");
        CollectingSink sink = new CollectingSink();
        new LinksAnalysis(LinksOptions.STANDARD)
                .topology(AnalyticsJob.streams(routed, AnalyticsOptions.of(communities)))
                .documents()
                .sinkTo(sink)
                .uid("documents");
        env.execute();
        List<JsonNode> edges = new ArrayList<>();
        for (Map.Entry<String, String> document : sink.documents().entrySet()) {
            if (document.getKey().startsWith("coshares/")) {
                edges.add(JSON.readTree(document.getValue()));
            }
        }
        return edges;
    }
}
