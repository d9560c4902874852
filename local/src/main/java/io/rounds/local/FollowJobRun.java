package io.rounds.local;

import io.rounds.app.IngestJob;
import io.rounds.ingest.follow.flink.KafkaMessages;
import io.rounds.ingest.follow.flink.NetworkFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The ingest job for one network, in a Flink on this machine, until it is interrupted: from the network into Kafka, with a
 * line a second on how it is going. A later run in the same folder goes on where this one stopped.
 */
public final class FollowJobRun {
    private static final int ANY_PORT = 0;

    private final String network;
    private final NetworkFactory factory;
    private final Path folder;
    private final PrintStream messages;

    /**
     * @param network its name
     * @param factory makes it in the job
     * @param folder for checkpoints and temporary files
     * @param messages gets the progress
     */
    public FollowJobRun(String network, NetworkFactory factory, Path folder, PrintStream messages) {
        this.network = network;
        this.factory = factory;
        this.folder = folder;
        this.messages = messages;
    }

    /**
     * Follows the network.
     *
     * @param bootstrapServers of Kafka
     * @param topic must exist
     * @param settings of Kafka's producer
     */
    public void into(String bootstrapServers, String topic, Properties settings) throws Exception {
        Checkpoints checkpoints = new Checkpoints(folder.resolve("checkpoints"));
        try (FlinkCluster flink = FlinkCluster.start(folder.resolve("flink"), ANY_PORT, 1, FlinkCluster.State.HEAP)) {
            StreamExecutionEnvironment environment = flink.environment(checkpoints);
            IngestJob.build(
                    environment,
                    Map.of(network, factory),
                    name -> KafkaMessages.sink(bootstrapServers, topic, settings));
            messages.println(network + ": "
                    + (checkpoints.newest().isPresent() ? "goes on where it stopped" : "starts now") + ", into "
                    + topic + " at " + bootstrapServers);
            JobID job = flink.submit(environment, "ingest", checkpoints);
            report(flink, job);
        } catch (InterruptedException e) {
            messages.println(network + ": stopped; the same command goes on from here");
        }
    }

    private void report(FlinkCluster flink, JobID job) throws Exception {
        NetworkMetrics metrics = new NetworkMetrics(flink.address(), HttpClient.newHttpClient());
        CompletableFuture<JobResult> result = flink.result(job);
        long before = 0;
        while (true) {
            try {
                result.get(1, TimeUnit.SECONDS).toJobExecutionResult(FollowJobRun.class.getClassLoader());
                return;
            } catch (TimeoutException running) {
                before = report(metrics, job, before);
            }
        }
    }

    private long report(NetworkMetrics metrics, JobID job, long before) throws InterruptedException {
        List<NetworkMetrics.Reading> readings;
        try {
            readings = metrics.read(job);
        } catch (IOException busy) {
            return before;
        }
        long events = before;
        for (NetworkMetrics.Reading reading : readings) {
            events = reading.events();
            messages.printf(Locale.ROOT, "%s  (%,d/s)%n", reading.line(), Math.max(0, events - before));
        }
        return events;
    }
}
