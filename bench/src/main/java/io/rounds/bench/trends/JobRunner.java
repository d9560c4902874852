package io.rounds.bench.trends;

import io.rounds.app.Environments;
import io.rounds.flink.Operators;
import java.nio.file.Path;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Runs a contender on Flink in this JVM, configured like every job of Rounds, with a checkpoint every ten seconds. */
final class JobRunner {
    private static final MemorySize ROCKSDB_MEMORY = MemorySize.ofMebiBytes(256);

    private final Payloads pool;
    private final int tweetsPerMinute;
    private final Path checkpoints;

    /** @param checkpoints directory for checkpoints */
    JobRunner(Payloads pool, int tweetsPerMinute, Path checkpoints) {
        this.pool = pool;
        this.tweetsPerMinute = tweetsPerMinute;
        this.checkpoints = checkpoints;
    }

    Measurement run(Contender contender, RunConfig config, int round, long tweets) throws Exception {
        LoadGenerator input = new LoadGenerator(pool, tweets, config.parallelism(), tweetsPerMinute);
        try {
            StreamExecutionEnvironment env = environment(config);
            DataStream<byte[]> payloads =
                    Operators.named("load", env.fromSource(input.source(), WatermarkStrategy.noWatermarks(), "load"));
            Operators.named("discard", contender.pipeline().results(payloads).sinkTo(new DiscardingSink<>()));
            JobExecutionResult result = env.execute(contender.name());
            TimeSample ended = TimeSample.now();
            Long parsed = result.getAccumulatorResult(ParseFunction.TWEETS);
            if (parsed != null && parsed != input.tweets()) {
                throw new IllegalStateException(
                        "only " + parsed + " of " + input.tweets() + " payloads were parsed as tweets");
            }
            return new Measurement(
                    config,
                    contender.name(),
                    round,
                    input.tweets(),
                    (ended.wallNanos() - input.firstRead().wallNanos()) / 1e9,
                    (ended.processorNanos() - input.firstRead().processorNanos()) / 1e9);
        } finally {
            input.release();
        }
    }

    private StreamExecutionEnvironment environment(RunConfig config) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, config.backend());
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, ROCKSDB_MEMORY);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(Environments.configured(configuration));
        env.setParallelism(config.parallelism());
        return env;
    }
}
