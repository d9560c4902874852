package io.rounds.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The environments of jobs in tests. Checkpoints go into files: in memory, where Flink keeps them unless told otherwise, the
 * state of an operator may have 5 MB, so that a job would fail or not by when its first checkpoint comes.
 */
final class TestEnvironments {
    private TestEnvironments() {}

    static StreamExecutionEnvironment of(Configuration settings) {
        Configuration configuration = Environments.configured(settings);
        try {
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    Files.createTempDirectory("checkpoints").toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }
}
