package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.cli.Rounds;
import io.rounds.communities.Communities;
import io.rounds.simulator.Noise;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoIT {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final double QUIET = 0.02;

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    DemoIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyTweetOfTheWeekIsInElasticsearchAndBothRankingsAreShown() throws Exception {
        Demo demo = new Demo(
                folder,
                0,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8));
        SimulatorOptions quietWeek =
                demo.week().toBuilder().volume(QUIET).noise(Noise.NONE).build();
        demo.once(quietWeek);

        String shown = out.toString(StandardCharsets.UTF_8);
        assertThat(shown).contains("live ", "unusual ", "#foamed in the 24h before ");
        assertThat(shown)
                .containsPattern("tweets +" + String.format(Locale.ROOT, "%,d", ofCommunities(quietWeek)) + "\n");
        assertThat(shown).containsPattern("rejected +0\n");
        assertThat(shown).doesNotContain("(nothing)");
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("Kafka ready in", "Elasticsearch ready in", "Page           http://127.0.0.1:");
    }

    /** Counted by the payloads alone: each carries a tag of a community, a repost in what it passes on. */
    private static long ofCommunities(SimulatorOptions options) throws IOException {
        Set<String> tags = new HashSet<>();
        Communities.load().list().forEach(community -> tags.addAll(community.tags()));
        ObjectMapper mapper = new ObjectMapper();
        long count = 0;
        for (Simulator simulator = new Simulator(options); simulator.hasNext(); ) {
            JsonNode message = mapper.readTree(simulator.next().payload());
            boolean repost =
                    message.at("/data/referenced_tweets/0/type").asText().equals("retweeted");
            JsonNode tweet = message.at(repost ? "/includes/tweets/0" : "/data");
            boolean member = false;
            for (JsonNode tag : tweet.at("/entities/hashtags")) {
                member |= tags.contains(tag.get("tag").asText().toLowerCase(Locale.ROOT));
            }
            count += member ? 1 : 0;
        }
        return count;
    }

    @Test
    void endedFromOutsideItRemovesEverything() throws Exception {
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Drounds.node.jvm.args=" + System.getProperty("rounds.node.jvm.args", ""),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rounds.class.getName(),
                        "demo")
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        List<ProcessHandle> children;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(readUntil("press Ctrl-C to stop", lines, said))
                    .as("said %s", said)
                    .isTrue();
            children = demo.descendants().toList();
            assertThat(children).isNotEmpty();
            demo.toHandle().destroy();
            readUntil(null, lines, said);
        } finally {
            if (!demo.waitFor(10, TimeUnit.MINUTES)) {
                demo.destroyForcibly();
            }
        }
        assertThat(said).endsWith("shutting down", "stopped; all data has been removed");
        Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> children.stream()
                .noneMatch(ProcessHandle::isAlive));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("rounds-")))
                    .isEmpty();
        }
    }

    private static boolean readUntil(@Nullable String words, BufferedReader lines, List<String> said) throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (words != null && line.contains(words)) {
                return true;
            }
        }
        return false;
    }
}
