package io.rounds.bench.explorer;

import io.rounds.app.AnalyticsJob;
import io.rounds.app.AnalyticsOptions;
import io.rounds.app.Environments;
import io.rounds.communities.Communities;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.ingest.replay.flink.ArchiveSort;
import io.rounds.ingest.replay.flink.SortedArchive;
import io.rounds.simulator.SimulatedFiles;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.sink.flink.Sinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.elasticsearch.client.Request;

/** Runs weeks of simulated tweets through the analytics job into Elasticsearch. */
final class SimulatedYear {
    private static final int SLOTS = 2;
    /** In the past, so that no tweet is rejected as being in the future. */
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

    static final int MAX_WEEKS = 52;

    private SimulatedYear() {}

    /**
     * Indexes the documents.
     *
     * @param volume multiple of the usual number of tweets
     * @param folder for temporary files
     */
    static void fill(ElasticsearchOptions server, int weeks, double volume, Path folder) throws Exception {
        Path simulated = Files.createDirectories(folder.resolve("simulated"));
        SimulatedFiles.write(
                SimulatorOptions.weeks(weeks).toBuilder()
                        .start(START)
                        .volume(volume)
                        .conferenceWeek(weeks)
                        .build(),
                simulated);
        ElasticsearchSetup.install(server);
        ArchiveSort sort = new ArchiveSort(ArchiveFormat.AUTO, folder, SLOTS, RecordParser::new);
        Path stream = simulated.resolve(SimulatedFiles.STREAM);
        try (SortedArchive archive = sort.sort(List.of(stream), (bytes, ofBytes) -> {})) {
            Files.delete(stream);
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.createLocalEnvironment(configuration(folder.resolve("checkpoints")));
            environment.setParallelism(SLOTS);
            AnalyticsJob.build(
                    environment,
                    archive.source(),
                    TweetTime.watermarks(Duration.ZERO),
                    Sinks.elasticsearch(server),
                    AnalyticsOptions.of(Communities.load().list()).withShuffleById());
            environment.execute("simulated year");
        }
        refresh(server);
    }

    /** Checkpoints go to disk, because the state of weeks does not fit in memory; a failure is final. */
    private static Configuration configuration(Path checkpoints) {
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(1));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return Environments.configured(configuration);
    }

    private static void refresh(ElasticsearchOptions options) throws IOException {
        try (ElasticsearchServer server = new ElasticsearchServer(options, "refresh")) {
            server.perform(new Request("POST", "/_refresh")).join();
        }
    }
}
