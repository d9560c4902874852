package io.rounds.sink.flink;

import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.OldIndices;
import io.rounds.elasticsearch.Retention;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes old indices once a day while a job runs, in the background: documents are written meanwhile, and a failure is
 * logged, for the next day tries again.
 */
final class RetentionSchedule implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);
    /** The command has deleted what was old when the job was started; a job that restarts often still deletes. */
    private static final int FIRST_HOURS = 1;

    private static final int HOURS = 24;

    private final ElasticsearchOptions options;
    private final Retention retention;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(RetentionSchedule::daemon);

    RetentionSchedule(ElasticsearchOptions options, Retention retention, Clock clock) {
        this.options = options;
        this.retention = retention;
        this.clock = clock;
        if (!retention.isEverything()) {
            var unused = thread.scheduleWithFixedDelay(this::delete, FIRST_HOURS, HOURS, TimeUnit.HOURS);
        }
    }

    private void delete() {
        try {
            List<String> deleted = OldIndices.delete(options, retention, clock);
            if (!deleted.isEmpty()) {
                LOG.info("Deleted {}, which are older than they are to be kept", String.join(", ", deleted));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Old indices were not deleted; the next attempt is in {} hours", HOURS, e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "rounds-elasticsearch-retention");
        thread.setDaemon(true);
        return thread;
    }
}
