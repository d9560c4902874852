package io.rounds.app;

import static io.rounds.flink.Operators.named;

import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.flink.FollowSource;
import io.rounds.ingest.follow.flink.NetworkFactory;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The ingest job: it follows networks and writes the messages that are kept into Kafka, from where the analytics job
 * reads them.
 *
 * <pre>
 *  follow-bluesky  --> publish-bluesky
 *  follow-mastodon --> publish-mastodon
 *  follow-x        --> publish-x
 * </pre>
 *
 * <p>No network shares an operator with another: what fails for one restarts that one alone. A network is one connection,
 * so that more than one subtask would do nothing.
 */
public final class IngestJob {
    /** How the names of sources begin; the rest is the network's name. */
    public static final String SOURCE = "follow-";

    private IngestJob() {}

    /**
     * Builds the job; the caller executes it.
     *
     * @param networks by their names
     * @param sinks receives the kept messages of the network of this name
     */
    public static void build(
            StreamExecutionEnvironment env, Map<String, NetworkFactory> networks, Function<String, Sink<Step>> sinks) {
        networks.forEach((name, network) -> {
            SingleOutputStreamOperator<Step> followed = named(
                    SOURCE + name,
                    env.fromSource(
                            new FollowSource(name, network),
                            WatermarkStrategy.noWatermarks(),
                            SOURCE + name,
                            TypeInformation.of(Step.class)));
            named(
                    "publish-" + name,
                    followed.setParallelism(1).sinkTo(sinks.apply(name)).setParallelism(1));
        });
    }
}
