package io.rounds.app;

import io.rounds.communities.Communities;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.ingest.flink.KafkaTweets;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.sink.flink.Sinks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
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
        description = "Read tweets from Kafka without an end, and keep trends, tweets and rejections in Elasticsearch.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The API key for Elasticsearch, where it needs one, is taken from the environment variable ROUNDS_ELASTICSEARCH_API_KEY."
        })
public final class AnalyticsCommand implements Callable<Integer> {
    private static final String API_KEY = "ROUNDS_ELASTICSEARCH_API_KEY";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT,...", description = "Kafka's brokers.")
    private String kafka = "";

    @Option(names = "--topic", defaultValue = "tweets", description = "The topic. Default: ${DEFAULT-VALUE}.")
    private String topic = "";

    @Option(
            names = "--group",
            defaultValue = "rounds-analytics",
            description = "The consumer group under which progress is shown. Default: ${DEFAULT-VALUE}.")
    private String group = "";

    @Option(
            names = "--elasticsearch",
            required = true,
            paramLabel = "URL",
            description = "Elasticsearch, 8.19 or newer.")
    private String elasticsearch = "";

    @Option(
            names = "--community",
            paramLabel = "NAME|all|NAME=TAG,TAG",
            description = "Whose tweets are analysed; may be repeated. Default: all communities that ship.")
    private List<String> communities = new ArrayList<>();

    @Option(
            names = "--disorder-seconds",
            defaultValue = "30",
            description =
                    "By how much tweets of a partition may be out of order without being late. Default: ${DEFAULT-VALUE}.")
    private int disorderSeconds;

    @Option(
            names = "--idle-seconds",
            defaultValue = "60",
            description =
                    "After how much silence a partition no longer holds the others back. Default: ${DEFAULT-VALUE}.")
    private int idleSeconds;

    @Option(
            names = "--repost-days",
            defaultValue = "3",
            description =
                    "For how many days after a post of Bluesky its reposts, which come without it, get its content."
                            + " Default: ${DEFAULT-VALUE}.")
    private int repostDays;

    @Mixin
    private AnalysesMixin analyses = new AnalysesMixin();

    @Option(
            names = "--shuffle-by-id",
            description =
                    "Needed where the topic is not keyed by the id of a tweet's first version; costs about a tenth of the throughput.")
    private boolean shuffleById;

    private AnalyticsCommand() {}

    /** Submits the job to the cluster that runs this. */
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
        ElasticsearchSetup.install(server);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(Environments.configured(new Configuration()));
        AnalyticsJob.build(
                env,
                KafkaTweets.live(kafka, topic, group),
                TweetTime.watermarks(
                        Duration.ofSeconds(disorderSeconds), Duration.ofSeconds(idleSeconds), Clock.systemUTC()),
                Sinks.elasticsearch(server),
                options);
        env.execute("rounds analytics");
        return ExitCode.OK;
    }

    private AnalyticsOptions options() {
        try {
            if (disorderSeconds < 0 || idleSeconds < 1) {
                throw new IllegalArgumentException("seconds of disorder are 0 or more, of idleness 1 or more");
            }
            AnalyticsOptions options = analyses.options(
                            Communities.load().select(communities).list())
                    .withRepostsFor(Duration.ofDays(repostDays));
            return shuffleById ? options.withShuffleById() : options;
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private ElasticsearchOptions server() {
        try {
            ElasticsearchOptions options = ElasticsearchOptions.at(elasticsearch);
            String key = System.getenv(API_KEY);
            return key == null
                    ? options
                    : new ElasticsearchOptions(options.server().withApiKey(key), options.bulk());
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private CommandLine.ParameterException wrong(IllegalArgumentException problem) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not fill in the command");
        }
        return new CommandLine.ParameterException(spec.commandLine(), String.valueOf(problem.getMessage()));
    }
}
