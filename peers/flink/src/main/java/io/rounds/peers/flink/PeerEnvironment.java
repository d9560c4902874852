package io.rounds.peers.flink;

import io.rounds.app.Environments;
import io.rounds.flink.Operators;
import io.rounds.peers.PeerTask;
import java.io.IOException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink in this process, configured like every job of Rounds: state on the heap, a checkpoint every ten seconds. */
final class PeerEnvironment {
    private PeerEnvironment() {}

    static StreamExecutionEnvironment of(PeerTask task) {
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, task.work().toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(Environments.configured(configuration));
        environment.setParallelism(task.parallelism());
        return environment;
    }

    /** The payloads of the files or of the topic, up to its end. */
    static DataStream<byte[]> payloads(StreamExecutionEnvironment environment, PeerTask task) {
        if (task.files() != null) {
            FileSource<byte[]> files = FileSource.forRecordStreamFormat(
                            new PayloadLines(), new Path(task.files().toUri()))
                    .build();
            return Operators.named(
                    "payloads", environment.fromSource(files, WatermarkStrategy.noWatermarks(), "payloads"));
        }
        KafkaSource<byte[]> topic = KafkaSource.<byte[]>builder()
                .setBootstrapServers(String.valueOf(task.kafka()))
                .setTopics(task.topic())
                .setGroupId("peer")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setValueOnlyDeserializer(new Unchanged())
                .build();
        return Operators.named("payloads", environment.fromSource(topic, WatermarkStrategy.noWatermarks(), "payloads"));
    }

    /** The bytes of a record. */
    private static final class Unchanged extends AbstractDeserializationSchema<byte[]> {
        private static final long serialVersionUID = 1;

        @Override
        public byte[] deserialize(byte[] payload) throws IOException {
            return payload;
        }
    }
}
