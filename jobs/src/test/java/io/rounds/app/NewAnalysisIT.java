package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.documents.DocumentSchemas;
import io.rounds.documents.IndexSchema;
import io.rounds.documents.Indices;
import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.languages.DailyLanguage;
import io.rounds.languages.flink.LanguagesArguments;
import io.rounds.model.Community;
import io.rounds.model.Hashtag;
import io.rounds.model.Tweet;
import io.rounds.model.TweetBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The five steps to a new analysis, with one that exists in tests only: its packages are {@code io.rounds.languages} and
 * {@code io.rounds.languages.flink}, its index has a schema and a template, and its line in the registry is here.
 */
class NewAnalysisIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    /** A command that runs the job. */
    @Command(name = "job")
    private static final class Job implements Runnable {
        @Mixin
        private final AnalysesMixin analyses;

        Job(List<AnalysisArguments> arguments) {
            analyses = new AnalysesMixin(arguments);
        }

        @Override
        public void run() {}
    }

    @Test
    void itsDocumentsAreWrittenBesideThoseOfTheOthers() throws Exception {
        TreeMap<String, String> documents = documents(options("--min-language-tweets", "2"));

        assertThat(documents.keySet().stream().filter(key -> key.startsWith("languages/")))
                .containsExactly("languages/en/2026-01-05T00:00:00Z");
        String json = documents.get("languages/en/2026-01-05T00:00:00Z");
        JsonNode document = JSON.readTree(json);
        assertThat(DocumentSchemas.errors(DailyLanguage.INDEX, json)).isEmpty();
        assertThat(document.path("tweets").asInt()).isEqualTo(2);
        assertThat(documents.keySet()).anyMatch(key -> key.startsWith("rankings/"));
    }

    @Test
    void itsIndexFollowsFromItsSchema() {
        assertThat(Indices.ALL).contains(DailyLanguage.INDEX, Indices.TRENDS);
        assertThat(IndexSchema.of(DailyLanguage.INDEX).timeField()).isEqualTo("day");
        assertThat(options().analyses()).last().satisfies(analysis -> assertThat(Indices.ALL)
                .containsAll(analysis.indices()));
    }

    @Test
    void itsOptionsAreOfEveryCommandThatRunsTheJob() {
        assertThat(new CommandLine(new Job(registry())).getUsageMessage())
                .contains("--min-language-tweets", "--ratings", "--events");
        assertThatThrownBy(() -> options("--min-language-tweets", "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 or more");
    }

    @Test
    void everyIndexOfAnAnalysisHasASchema() {
        assertThat(Analyses.standard().stream().map(Analysis::indices).flatMap(List::stream))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(
                        index -> assertThat(IndexSchema.of(index).timeField()).isNotEmpty());
    }

    /** The registry with a line more. */
    private static List<AnalysisArguments> registry() {
        List<AnalysisArguments> all = new ArrayList<>(Analyses.arguments());
        all.add(new LanguagesArguments());
        return all;
    }

    private static AnalyticsOptions options(String... arguments) {
        Job job = new Job(registry());
        new CommandLine(job).parseArgs(arguments);
        return job.analyses.options(List.of(Community.ALL)).withShuffleById();
    }

    private static TreeMap<String, String> documents(AnalyticsOptions options) throws Exception {
        StreamExecutionEnvironment environment = TestEnvironments.of(new Configuration());
        environment.setParallelism(2);
        CollectingSink sink = new CollectingSink();
        AnalyticsJob.build(
                environment,
                ListSource.of(List.of(tweet("1", "en"), tweet("2", "de"), tweet("3", "en"))),
                TweetTime.watermarks(Duration.ofSeconds(30)),
                sink,
                options);
        environment.execute();
        return sink.documents();
    }

    private static Tweet tweet(String id, String lang) {
        return TweetBuilder.tweet("x:" + id)
                .createdAt(NOON)
                .lang(lang)
                .hashtags(List.of(new Hashtag("foamed", "FOAMed")))
                .build();
    }
}
