package io.rounds.local.up;

import io.rounds.local.FlinkCluster;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.jspecify.annotations.Nullable;

/**
 * A Flink job. Flink restarts it after failures by itself; it only ends where that does not help, for example because its
 * last checkpoint cannot be read.
 */
final class JobPart implements Part {
    private final FlinkCluster flink;
    private final JobID job;
    private final CompletableFuture<JobResult> result;

    JobPart(FlinkCluster flink, JobID job) {
        this.flink = flink;
        this.job = job;
        this.result = flink.result(job);
    }

    JobID id() {
        return job;
    }

    @Override
    public @Nullable String problem() {
        if (!result.isDone()) {
            return null;
        }
        try {
            return result.get()
                    .getSerializedThrowable()
                    .map(thrown -> String.valueOf(rootMessage(thrown.deserializeError(JobPart.class.getClassLoader()))))
                    .orElse("ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (ExecutionException | CancellationException e) {
            return String.valueOf(rootMessage(e));
        }
    }

    private static @Nullable String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** Its checkpoints stay. */
    @Override
    public void close() throws IOException {
        if (result.isDone()) {
            return;
        }
        try {
            flink.cancel(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("the job did not stop: " + rootMessage(e), e);
        }
    }
}
