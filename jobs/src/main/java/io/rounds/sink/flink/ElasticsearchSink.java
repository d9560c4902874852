package io.rounds.sink.flink;

import io.rounds.elasticsearch.Backoff;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.model.Document;
import io.rounds.sink.BulkEntry;
import io.rounds.sink.BulkSender;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.connector.base.sink.writer.strategy.AIMDScalingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.CongestionControlRateLimitingStrategy;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes documents to Elasticsearch in bulk requests, several at once, on Flink's async sink (FLIP-171).
 *
 * <p>External versions make the order of requests and repetitions harmless. A checkpoint waits for the
 * requests under way; what waits for its batch is in the checkpoint.
 */
final class ElasticsearchSink extends AsyncSinkBase<Document, BulkEntry> {
    private static final long serialVersionUID = 1L;
    private static final double HALF = 0.5;
    private static final int STEPS_TO_FULL_RATE = 10;

    private final ElasticsearchOptions options;

    ElasticsearchSink(ElasticsearchOptions options) {
        super(
                new BulkEntryConverter(options.bulk().bytes()),
                options.bulk().documents(),
                options.bulk().inFlight(),
                2 * options.bulk().documents(),
                options.bulk().bytes(),
                options.bulk().delay().toMillis(),
                options.bulk().bytes());
        this.options = options;
    }

    @Override
    public StatefulSinkWriter<Document, BufferedRequestState<BulkEntry>> createWriter(WriterInitContext context)
            throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<Document, BufferedRequestState<BulkEntry>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<BulkEntry>> state) throws IOException {
        return new ElasticsearchWriter(
                getElementConverter(),
                context,
                configuration(),
                state,
                new BulkSender(options, Clock.systemUTC()),
                Backoff.DEFAULT,
                options.bulk().retryFor());
    }

    private AsyncSinkWriterConfiguration configuration() {
        int mostInFlight = getMaxBatchSize() * getMaxInFlightRequests();
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(getMaxBatchSize())
                .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
                .setMaxInFlightRequests(getMaxInFlightRequests())
                .setMaxBufferedRequests(getMaxBufferedRequests())
                .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
                .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
                .setRateLimitingStrategy(CongestionControlRateLimitingStrategy.builder()
                        .setMaxInFlightRequests(getMaxInFlightRequests())
                        .setInitialMaxInFlightMessages(mostInFlight)
                        .setScalingStrategy(AIMDScalingStrategy.builder(mostInFlight)
                                .setIncreaseRate(Math.max(1, mostInFlight / STEPS_TO_FULL_RATE))
                                .setDecreaseFactor(HALF)
                                .build())
                        .build())
                .build();
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<BulkEntry>> getWriterStateSerializer() {
        return new BulkEntrySerializer();
    }
}
