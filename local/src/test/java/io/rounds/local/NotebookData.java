package io.rounds.local;

import io.rounds.app.AnalyticsJob;
import io.rounds.app.AnalyticsOptions;
import io.rounds.communities.Communities;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.ingest.replay.flink.ArchiveSort;
import io.rounds.ingest.replay.flink.SortedArchive;
import io.rounds.model.Community;
import io.rounds.simulator.SimulatedFiles;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import io.rounds.sink.flink.Sinks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the notebooks are run on: four simulated weeks at real volume, with a conference in the last one, through the job
 * of {@code rounds replay}, for one community.
 */
final class NotebookData {
    private static final int SLOTS = 2;
    private static final SimulatorOptions WEEKS =
            SimulatorOptions.weeks(4).toBuilder().conferenceWeek(4).build();

    private NotebookData() {}

    /**
     * Fills a server.
     *
     * @param folder for temporary files
     * @return what was planted
     */
    static Truth fill(ElasticsearchOptions server, Path folder) throws Exception {
        return fill(server, folder, WEEKS, List.of("foamed"));
    }

    /** Fills a server with other weeks and communities. */
    static Truth fill(ElasticsearchOptions server, Path folder, SimulatorOptions weeks, List<String> names)
            throws Exception {
        Path simulated = folder.resolve("simulated");
        Truth truth = SimulatedFiles.write(weeks, simulated);
        ElasticsearchSetup.install(server);
        List<Community> communities = Communities.load().select(names).list();
        ArchiveSort sort = new ArchiveSort(ArchiveFormat.AUTO, folder, SLOTS, RecordParser::new);
        try (SortedArchive archive =
                        sort.sort(List.of(simulated.resolve(SimulatedFiles.STREAM)), (bytes, ofBytes) -> {});
                FlinkCluster flink = FlinkCluster.start(folder.resolve("flink"), 0, SLOTS, FlinkCluster.State.HEAP)) {
            StreamExecutionEnvironment environment = flink.environment();
            AnalyticsJob.build(
                    environment,
                    archive.source(),
                    TweetTime.watermarks(Duration.ZERO),
                    Sinks.elasticsearch(server),
                    AnalyticsOptions.of(communities).withShuffleById());
            flink.result(flink.submit(environment, "notebooks"))
                    .get()
                    .toJobExecutionResult(NotebookData.class.getClassLoader());
        }
        try (Results results = new Results(server)) {
            results.refresh();
        }
        return truth;
    }
}
