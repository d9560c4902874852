package io.rounds.app;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;

/** The Flink configuration of all jobs of Rounds. */
public final class Environments {
    /** Of the number of key groups, which a savepoint fixes. Flink chooses the same for parallelisms of up to 85. */
    private static final int MAX_PARALLELISM = 128;

    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

    private static final MemorySize WRITE_BUFFER = MemorySize.ofMebiBytes(8);

    private Environments() {}

    /**
     * Adds the settings that every job needs: no Kryo, no generated uids, objects reused between chained operators, a maximum
     * parallelism of 128, and a checkpoint every ten seconds unless other values are set. With state in RocksDB, small write buffers, since dozens of states share
     * the memory: with buffers of the usual 64 MB each reserves 8 MB, and all are written to disk again and again; and Bloom
     * filters, since most keys that are looked up are new.
     *
     * @param settings take precedence for the maximum parallelism, the checkpoint interval and RocksDB
     */
    public static Configuration configured(Configuration settings) {
        Configuration configuration = new Configuration(settings);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        if (!settings.contains(PipelineOptions.MAX_PARALLELISM)) {
            configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        }
        if (!settings.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL)) {
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        }
        if (!settings.contains(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE)) {
            configuration.set(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE, WRITE_BUFFER);
        }
        if (!settings.contains(RocksDBConfigurableOptions.USE_BLOOM_FILTER)) {
            configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        }
        return configuration;
    }
}
