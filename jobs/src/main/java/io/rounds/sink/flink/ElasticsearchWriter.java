package io.rounds.sink.flink;

import io.rounds.elasticsearch.Backoff;
import io.rounds.model.Document;
import io.rounds.sink.BulkEntry;
import io.rounds.sink.BulkResult;
import io.rounds.sink.BulkSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One parallel writer. The async sink decides when a batch is sent; this class handles the response: documents that
 * Elasticsearch cannot process now return to the buffer after a backoff, invalid documents return as rejections, and the
 * job fails if the same document has failed for too long.
 *
 * <p>The async sink applies backpressure while requests fail, and no checkpoint completes during an outage; if the job
 * fails in the end, it restarts from the last checkpoint before. The checkpoint timeout should be longer than the time for
 * retries.
 */
final class ElasticsearchWriter extends AsyncSinkWriter<Document, BulkEntry> {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchWriter.class);

    private final BulkSender sender;
    private final Backoff backoff;
    private final Duration retryFor;
    private final Random random = new Random();
    private final ScheduledExecutorService pauses =
            Executors.newSingleThreadScheduledExecutor(ElasticsearchWriter::daemon);
    private final @Nullable RetentionSchedule schedule;
    private final Counter written;
    private final Counter outdated;
    private final Counter refused;
    private final Counter retried;

    ElasticsearchWriter(
            ElementConverter<Document, BulkEntry> converter,
            WriterInitContext context,
            AsyncSinkWriterConfiguration configuration,
            Collection<BufferedRequestState<BulkEntry>> state,
            BulkSender sender,
            Backoff backoff,
            Duration retryFor,
            @Nullable RetentionSchedule schedule) {
        super(
                converter,
                context,
                configuration,
                state,
                new SimpleBatchCreator<>(configuration.getMaxBatchSizeInBytes()),
                new DequeRequestBuffer<>());
        this.sender = sender;
        this.backoff = backoff;
        this.retryFor = retryFor;
        this.schedule = schedule;
        MetricGroup metrics = context.metricGroup().addGroup("elasticsearch");
        this.written = metrics.counter("written", new ThreadSafeSimpleCounter());
        this.outdated = metrics.counter("outdated", new ThreadSafeSimpleCounter());
        this.refused = metrics.counter("refused", new ThreadSafeSimpleCounter());
        this.retried = metrics.counter("triedAgain", new ThreadSafeSimpleCounter());
    }

    @Override
    protected void submitRequestEntries(List<BulkEntry> entries, ResultHandler<BulkEntry> handler) {
        // The handler completes with this future.
        var unused = sender.send(entries).whenComplete((result, failure) -> conclude(result, failure, handler));
    }

    private void conclude(@Nullable BulkResult result, @Nullable Throwable failure, ResultHandler<BulkEntry> handler) {
        if (result == null) {
            handler.completeExceptionally(exception(failure));
            return;
        }
        written.inc(result.written());
        outdated.inc(result.outdated());
        refused.inc(result.rejected().size());
        retried.inc(result.retries().size());
        List<BulkEntry> next = new ArrayList<>(result.retries());
        for (Document rejected : result.rejected()) {
            next.add(BulkEntry.of(rejected));
        }
        if (next.isEmpty()) {
            handler.complete();
        } else if (result.retries().isEmpty()) {
            handler.retryForEntries(next);
        } else {
            pause(next, result, handler);
        }
    }

    private void pause(List<BulkEntry> next, BulkResult result, ResultHandler<BulkEntry> handler) {
        long now = System.nanoTime();
        long longest = 0;
        int failures = 0;
        for (BulkEntry entry : result.retries()) {
            longest = Math.max(longest, entry.failed(now));
            failures = Math.max(failures, entry.failures());
        }
        if (longest > retryFor.toNanos()) {
            handler.completeExceptionally(new IOException("Elasticsearch at " + sender + " has not accepted "
                    + result.retries().size() + " documents for "
                    + Duration.ofNanos(longest).toSeconds()
                    + " s, last: " + result.failure() + ". The job stops and can be restarted from its last"
                    + " checkpoint; nothing is lost."));
            return;
        }
        Duration delay = backoff.delay(failures, random);
        LOG.warn(
                "Elasticsearch at {} cannot accept {} documents now ({}); retrying in {} ms",
                sender,
                result.retries().size(),
                result.failure(),
                delay.toMillis());
        var unused = pauses.schedule(() -> handler.retryForEntries(next), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Exception exception(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof Exception exception ? exception : new IOException("The bulk request failed", cause);
    }

    @Override
    protected long getSizeInBytes(BulkEntry entry) {
        return entry.size();
    }

    @Override
    public void close() {
        super.close();
        pauses.shutdownNow();
        if (schedule != null) {
            schedule.close();
        }
        try {
            sender.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The connection to " + sender + " could not be closed", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "rounds-elasticsearch-pauses");
        thread.setDaemon(true);
        return thread;
    }
}
