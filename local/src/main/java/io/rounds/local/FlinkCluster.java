package io.rounds.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Flink in this JVM: a job manager, a task manager and the web UI, all on 127.0.0.1. */
public final class FlinkCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int MAX_PARALLELISM = 128;
    private static final int STOP_SECONDS = 20;

    private final MiniCluster cluster;
    private final Configuration configuration;
    private final URI address;
    private final int slots;

    /** Where jobs keep their state. */
    public enum State {
        /** On the heap: fast, but limited by its size; checkpoints are full. */
        HEAP {
            @Override
            void configure(Configuration configuration) {
                configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
                configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
                // The hashmap backend does not use managed memory.
                configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
            }
        },
        /** In RocksDB in the temporary directory: the state need not fit into the heap. */
        DISK {
            @Override
            void configure(Configuration configuration) {
                configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
                configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
                configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(1));
                configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
            }
        };

        abstract void configure(Configuration configuration);
    }

    private FlinkCluster(MiniCluster cluster, Configuration configuration, URI address, int slots) {
        this.cluster = cluster;
        this.configuration = configuration;
        this.address = address;
        this.slots = slots;
    }

    /**
     * Starts a cluster.
     *
     * @param folder for temporary files and checkpoints; created if absent
     * @param port of the web UI; 0 for a free port
     * @param slots the parallelism of the jobs
     * @param state where jobs keep their state
     */
    public static FlinkCluster start(Path folder, int port, int slots, State state) throws Exception {
        Configuration configuration = configuration(folder, port);
        state.configure(configuration);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .setCommonBindAddress(HOST)
                .build());
        try {
            cluster.start();
            return new FlinkCluster(
                    cluster, configuration, cluster.getRestAddress().get(), slots);
        } catch (Exception e) {
            cluster.close();
            throw new IOException("Flink did not start", e);
        }
    }

    private static Configuration configuration(Path folder, int port) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.ADDRESS, HOST);
        configuration.set(RestOptions.BIND_ADDRESS, HOST);
        configuration.set(RestOptions.BIND_PORT, Integer.toString(port));
        configuration.set(CoreOptions.TMP_DIRS, temporary.toString());
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        return configuration;
    }

    /** The web UI. */
    public URI address() {
        return address;
    }

    /** The environment in which to build a job for {@link #submit}. */
    public StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration).setParallelism(slots);
    }

    /** The environment in which to build a job that goes on from its newest checkpoint, in this start or in a later one. */
    public StreamExecutionEnvironment environment(Checkpoints checkpoints) {
        return StreamExecutionEnvironment.getExecutionEnvironment(checkpoints.addTo(configuration))
                .setParallelism(slots);
    }

    /**
     * Submits the job that was built in such an environment. What its newest checkpoint has of operators that the job no
     * longer has is dropped.
     */
    public JobID submit(StreamExecutionEnvironment environment, String name, Checkpoints checkpoints) throws Exception {
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        Optional<Path> newest = checkpoints.newest();
        if (newest.isPresent()) {
            checkpoints.deleteAllBut(newest.get());
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(newest.get().toUri().toString(), true, RecoveryClaimMode.CLAIM));
        }
        graph.serializeUserDefinedInstances();
        return cluster.submitJob(graph).get().getJobID();
    }

    /** Submits the job that was built in the environment. */
    public JobID submit(StreamExecutionEnvironment environment, String name) throws Exception {
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        graph.serializeUserDefinedInstances();
        return cluster.submitJob(graph).get().getJobID();
    }

    /** Completes with the result of the job once it has finished. */
    public CompletableFuture<JobResult> result(JobID job) {
        return cluster.requestJobResult(job);
    }

    /** Cancels a job and waits until it has terminated. */
    public void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get();
        cluster.requestJobResult(job).get();
    }

    /** Cancels running jobs and stops the cluster. */
    @Override
    public void close() throws IOException {
        try {
            cluster.closeAsync().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Flink did not stop within " + STOP_SECONDS + " s", e);
        }
    }
}
