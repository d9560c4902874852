package io.rounds.app;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;

/** The Flink configuration of all jobs of Rounds. */
public final class Environments {
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

    private Environments() {}

    /**
     * Adds the settings that every job needs: no Kryo, no generated uids, objects reused between chained operators, and a checkpoint
     * every ten seconds unless another interval is set.
     *
     * @param settings take precedence for the checkpoint interval
     */
    public static Configuration configured(Configuration settings) {
        Configuration configuration = new Configuration(settings);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        if (!settings.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL)) {
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        }
        return configuration;
    }
}
