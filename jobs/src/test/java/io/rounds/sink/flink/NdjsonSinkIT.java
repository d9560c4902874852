package io.rounds.sink.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.sink.NdjsonResult;
import io.rounds.sink.SinkSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonSinkIT {
    private static final long DOCUMENTS = 20_000;
    private static final AtomicBoolean FAILED = new AtomicBoolean();

    @Test
    void aJobThatFailsAndRestartsLeavesEachDocumentOnce(@TempDir Path directory) throws Exception {
        FAILED.set(false);
        NdjsonResult.prepare(directory, Indices.ALL, true);
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(2);
        environment.enableCheckpointing(20);
        environment
                .fromSequence(1, DOCUMENTS)
                .map(new FailingOnce(), TypeInformation.of(Document.class))
                .uid("documents")
                .sinkTo(Sinks.ndjson(directory))
                .uid("sink");
        environment.execute();

        assertThat(FAILED).isTrue();
        assertThat(NdjsonResult.finish(directory, Indices.ALL)).containsEntry(Indices.TRENDS, DOCUMENTS);
        List<String> lines = Files.readAllLines(directory.resolve("trends.ndjson"));
        assertThat(lines).doesNotHaveDuplicates().hasSize((int) DOCUMENTS);
        assertThat(lines.get(0)).startsWith("{\"id\":\"t1\"");
    }

    /** Makes a document of a number; fails once, in the middle. */
    private static final class FailingOnce implements MapFunction<Long, Document> {
        private static final long serialVersionUID = 1L;

        @Override
        public Document map(Long number) {
            if (number == DOCUMENTS / 4 && FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("planned failure");
            }
            Instant end = SinkSamples.AT.plusSeconds(number);
            return SinkSamples.trend("t" + number, 1 + number % 3, end);
        }
    }
}
