package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
    @Test
    void theClustersSettingsTakePrecedence() {
        Configuration cluster = new Configuration();
        cluster.set(PipelineOptions.MAX_PARALLELISM, 720);
        cluster.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(1));

        Configuration configured = Environments.configured(cluster);

        assertThat(configured.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(720);
        assertThat(configured.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void withoutSettingsThereIsACheckpointEachTenSecondsAndRoomFor128Subtasks() {
        Configuration configured = Environments.configured(new Configuration());

        assertThat(configured.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(128);
        assertThat(configured.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofSeconds(10));
        assertThat(configured.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    }
}
