package io.rounds.local;

import io.rounds.elasticsearch.node.ElasticsearchNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Kafka, Elasticsearch and Flink on this machine, started in parallel and stopped together. */
public final class LocalStack implements AutoCloseable {
    /** From the default port of Elasticsearch on, where tools look for it; the first free port is used. */
    private static final String ELASTICSEARCH_PORTS = "9200-9299";

    private final KafkaBroker kafka;
    private final ElasticsearchNode elasticsearch;
    private final FlinkCluster flink;

    private LocalStack(KafkaBroker kafka, ElasticsearchNode elasticsearch, FlinkCluster flink) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.flink = flink;
    }

    /**
     * Starts all parts; if one does not start, the others are stopped.
     *
     * @param folder for their data
     * @param port of Flink's web UI; 0 for a free port
     * @param slots the parallelism of Flink's jobs
     * @param messages for progress
     */
    public static LocalStack start(Path folder, int port, int slots, PrintStream messages) throws Exception {
        messages.println("starting Kafka, Elasticsearch and Flink");
        ExecutorService starters = Executors.newFixedThreadPool(3);
        Future<ElasticsearchNode> elasticsearch = starters.submit(() -> timed(
                "Elasticsearch",
                () -> ElasticsearchNode.start(folder.resolve("elasticsearch"), ELASTICSEARCH_PORTS, messages::println),
                messages));
        Future<KafkaBroker> kafka =
                starters.submit(() -> timed("Kafka", () -> KafkaBroker.start(folder.resolve("kafka")), messages));
        Future<FlinkCluster> flink = starters.submit(() -> timed(
                "Flink",
                () -> FlinkCluster.start(folder.resolve("flink"), port, slots, FlinkCluster.State.HEAP),
                messages));
        starters.shutdown();
        try {
            return new LocalStack(kafka.get(), elasticsearch.get(), flink.get());
        } catch (ExecutionException | InterruptedException e) {
            starters.shutdownNow();
            for (Future<? extends AutoCloseable> part : List.of(flink, kafka, elasticsearch)) {
                closeStarted(part, e);
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static <T> T timed(String name, Callable<T> start, PrintStream messages) throws Exception {
        long began = System.nanoTime();
        T part = start.call();
        messages.printf(Locale.ROOT, "  %s ready in %.1f s%n", name, (System.nanoTime() - began) / 1e9);
        return part;
    }

    private static void closeStarted(Future<? extends AutoCloseable> part, Exception reason) {
        try {
            part.get().close();
        } catch (ExecutionException e) {
            // It did not start: there is nothing to close, and the failure is already being reported.
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public ElasticsearchNode elasticsearch() {
        return elasticsearch;
    }

    public FlinkCluster flink() {
        return flink;
    }

    /** Stops all parts, Elasticsearch last, because the others still write to it. */
    @Override
    public void close() throws IOException {
        try {
            flink.close();
        } finally {
            try {
                kafka.close();
            } finally {
                elasticsearch.close();
            }
        }
    }
}
