package io.rounds.sink.flink;

import io.rounds.elasticsearch.Backoff;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.Retention;
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
 * Writes documents to Elasticsearch in concurrent bulk requests, on Flink's async sink (FLIP-171).
 *
 * <p>With external versions, the order of requests and repetitions do not matter. A checkpoint waits for requests in flight;
 * buffered documents are part of the checkpoint.
 */
final class ElasticsearchSink extends AsyncSinkBase<Document, BulkEntry> {
    private static final long serialVersionUID = 1L;
    private static final double HALF = 0.5;
    private static final int STEPS_TO_FULL_RATE = 10;

    private final ElasticsearchOptions options;
    private final Retention retention;

    ElasticsearchSink(ElasticsearchOptions options, Retention retention) {
        super(
                new BulkEntryConverter(options.bulk().bytes()),
                options.bulk().documents(),
                options.bulk().inFlight(),
                2 * options.bulk().documents(),
                options.bulk().bytes(),
                options.bulk().delay().toMillis(),
                options.bulk().bytes());
        this.options = options;
        this.retention = retention;
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
                options.bulk().retryFor(),
                context.getTaskInfo().getIndexOfThisSubtask() == 0
                        ? new RetentionSchedule(options, retention, Clock.systemUTC())
                        : null);
    }

    private AsyncSinkWriterConfiguration configuration() {
        int maxInFlight = getMaxBatchSize() * getMaxInFlightRequests();
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(getMaxBatchSize())
                .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
                .setMaxInFlightRequests(getMaxInFlightRequests())
                .setMaxBufferedRequests(getMaxBufferedRequests())
                .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
                .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
                .setRateLimitingStrategy(CongestionControlRateLimitingStrategy.builder()
                        .setMaxInFlightRequests(getMaxInFlightRequests())
                        .setInitialMaxInFlightMessages(maxInFlight)
                        .setScalingStrategy(AIMDScalingStrategy.builder(maxInFlight)
                                .setIncreaseRate(Math.max(1, maxInFlight / STEPS_TO_FULL_RATE))
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
