package io.rounds.app;

import io.rounds.communities.Communities;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.elasticsearch.OldIndices;
import io.rounds.elasticsearch.Retention;
import io.rounds.flink.Operators;
import io.rounds.ingest.flink.KafkaTweets;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Document;
import io.rounds.sink.flink.Sinks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The analytics job on a Flink cluster: {@code flink run -c io.rounds.app.AnalyticsCommand JAR ...}. */
@Command(
        name = "analytics",
        description = "Read a live stream of tweets from Kafka and write the results of all analyses to Elasticsearch.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The API key for Elasticsearch, if it needs one, is read from the environment variable ROUNDS_ELASTICSEARCH_API_KEY,"
                    + " or from the file that ROUNDS_ELASTICSEARCH_API_KEY_FILE names; the certificate (PEM) of the authority"
                    + " that signed the server's, from the file that ROUNDS_ELASTICSEARCH_CA names."
        })
public final class AnalyticsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT,...", description = "The Kafka brokers.")
    private String kafka = "";

    @Option(names = "--topic", defaultValue = "tweets", description = "The Kafka topic. Default: ${DEFAULT-VALUE}.")
    private String topic = "";

    @Option(
            names = "--group",
            defaultValue = "rounds-analytics",
            description = "The consumer group to which offsets are committed. Default: ${DEFAULT-VALUE}.")
    private String group = "";

    @Option(
            names = "--elasticsearch",
            required = true,
            paramLabel = "URL",
            description = "The Elasticsearch server, 8.19 or newer.")
    private String elasticsearch = "";

    @Option(
            names = "--documents-topic",
            paramLabel = "TOPIC",
            description =
                    "Write all documents to this Kafka topic, too, which should be compacted: the key is index/id, the value the JSON or nothing for a removal, the header version the version, of which a reader keeps the highest.")
    private @Nullable String documentsTopic;

    @Option(
            names = "--community",
            paramLabel = "NAME|all|NAME=TAG,TAG",
            description = "Communities to analyse; may be repeated. Default: all bundled communities.")
    private List<String> communities = new ArrayList<>();

    @Option(
            names = "--disorder-seconds",
            defaultValue = "30",
            description =
                    "Bound of the out-of-orderness within a partition; later tweets are late. Default: ${DEFAULT-VALUE}.")
    private int disorderSeconds;

    @Option(
            names = "--idle-seconds",
            defaultValue = "60",
            description =
                    "Time without tweets after which a partition is idle and does not hold back the watermark. Default: ${DEFAULT-VALUE}.")
    private int idleSeconds;

    @Option(
            names = "--repost-days",
            defaultValue = "3",
            description =
                    "Days for which the content of a Bluesky post is kept to complete its reposts, which do not contain it."
                            + " Default: ${DEFAULT-VALUE}.")
    private int repostDays;

    @Option(
            names = "--include-protected",
            description =
                    "Analyse posts of protected accounts, too, which only their followers may read. By default they are rejected as not_public.")
    private boolean includeProtected;

    @Mixin
    private AnalysesMixin analyses = new AnalysesMixin();

    @Mixin
    private RetentionMixin keep = new RetentionMixin();

    @Option(
            names = "--shuffle-by-id",
            description =
                    "Required if the topic is not keyed by the id of the first version of a tweet; reduces the throughput by about a tenth.")
    private boolean shuffleById;

    private AnalyticsCommand() {}

    /** Submits the job to the cluster. */
    public static void main(String[] args) {
        int exit = commandLine().execute(args);
        if (exit != ExitCode.OK) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new AnalyticsCommand());
    }

    @Override
    public Integer call() throws Exception {
        AnalyticsOptions options = options();
        ElasticsearchOptions server = server();
        Retention retention = retention();
        ElasticsearchSetup.install(server);
        OldIndices.delete(server, retention, Clock.systemUTC());
        // With the settings of the cluster and of the command line that submits the job: they take precedence over
        // ours.
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.configure(Environments.configured(
                Configuration.fromMap(env.getConfiguration().toMap())));
        DataStream<Document> documents = AnalyticsJob.build(
                env,
                KafkaTweets.live(kafka, topic, group, includeProtected),
                TweetTime.watermarks(
                        Duration.ofSeconds(disorderSeconds), Duration.ofSeconds(idleSeconds), Clock.systemUTC()),
                Sinks.elasticsearch(server, retention),
                options);
        if (documentsTopic != null) {
            Operators.named("documents-topic", documents.sinkTo(Sinks.kafka(kafka, documentsTopic)));
        }
        env.execute("rounds analytics");
        return ExitCode.OK;
    }

    private AnalyticsOptions options() {
        try {
            if (disorderSeconds < 0 || idleSeconds < 1) {
                throw new IllegalArgumentException("--disorder-seconds must be 0 or more, --idle-seconds 1 or more");
            }
            AnalyticsOptions options = analyses.options(
                            Communities.load().select(communities).list())
                    .withRepostsFor(Duration.ofDays(repostDays));
            return shuffleById ? options.withShuffleById() : options;
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private Retention retention() {
        try {
            return keep.retention();
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private ElasticsearchOptions server() {
        try {
            return ElasticsearchOptions.fromEnvironment(elasticsearch, System.getenv());
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private CommandLine.ParameterException invalid(IllegalArgumentException problem) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not fill in the command");
        }
        return new CommandLine.ParameterException(spec.commandLine(), String.valueOf(problem.getMessage()));
    }
}
