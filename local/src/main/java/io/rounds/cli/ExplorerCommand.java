package io.rounds.cli;

import io.rounds.communities.Events;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.local.BuildVersion;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds explorer}: the web page and the API over an existing Elasticsearch. */
@Command(
        name = "explorer",
        description = {
            "Serve the web page and the JSON API over the documents in Elasticsearch, until Ctrl-C.",
            "",
            "Only this machine can connect, unless --bind is set. Access is read-only. Elasticsearch need not be running yet: the page reports that it is unavailable until it is."
        },
        footer = {
            "",
            "Examples:",
            "  rounds explorer --elasticsearch http://127.0.0.1:9200",
            "  ROUNDS_EXPLORER_TOKEN=$(openssl rand -hex 16) rounds explorer --bind 0.0.0.0",
            "",
            "The API key for Elasticsearch, if it needs one, is read from the environment variable ROUNDS_ELASTICSEARCH_API_KEY.",
            "",
            "Exit codes: 0 stopped, 1 failed, 2 invalid arguments."
        })
final class ExplorerCommand implements Callable<Integer> {
    private final PrintStream messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            defaultValue = "${env:ROUNDS_ELASTICSEARCH:-http://127.0.0.1:9200}",
            description =
                    "Read from this Elasticsearch. Default: the environment variable ROUNDS_ELASTICSEARCH, else http://127.0.0.1:9200.")
    private String url = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            converter = DemoCommand.Port.class,
            description = "Port to listen on; 0 for a free port. Default: 8080.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = ExplorerOptions.LOOPBACK,
            description = "Address to listen on; 0.0.0.0 for all interfaces. Default: 127.0.0.1.")
    private String bind = ExplorerOptions.LOOPBACK;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:ROUNDS_EXPLORER_TOKEN}",
            description =
                    "Require this token (16 characters or more). Default: the environment variable ROUNDS_EXPLORER_TOKEN, which other users of this machine cannot see; if it is not set, no token is required.")
    private @Nullable String token;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "" + ExplorerOptions.DEFAULT_REQUESTS_PER_SECOND,
            description =
                    "Average number of requests per second allowed from one address; 0 for no limit. Default: 50.")
    private int rate;

    @Option(
            names = "--stalled-after",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Report the stream as stalled when no new document has arrived for this long. Default: 60.")
    private int stalledAfter;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description =
                    "Announced chats and conferences, instead of the bundled list: YAML in the format of schemas/reference/events.yaml.")
    private @Nullable Path events;

    ExplorerCommand(PrintStream messages) {
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        ExplorerOptions options;
        try {
            options = options(ElasticsearchOptions.fromEnvironment(url, System.getenv()));
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        return GracefulShutdown.during(messages, () -> {
            serve(options);
            return ExitCode.OK;
        });
    }

    private void serve(ExplorerOptions options) throws Exception {
        try (Explorer explorer = Explorer.start(options, Clock.systemUTC())) {
            messages.println("reading from " + options.elasticsearch().server());
            messages.println("serving " + explorer.address() + "; press Ctrl-C to stop");
            if (options.token() == null && !isLoopback(bind)) {
                messages.println(
                        "Anyone who can reach " + bind + " can read everything; set --token to require a token.");
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            messages.println("stopped");
        }
    }

    private ExplorerOptions options(ElasticsearchOptions elasticsearch) {
        if (stalledAfter < 1) {
            throw new IllegalArgumentException("--stalled-after must be 1 second or more, not " + stalledAfter);
        }
        return ExplorerOptions.of(elasticsearch)
                .withPort(port)
                .withBind(bind)
                .withToken(token == null || token.isEmpty() ? null : token)
                .withRequestsPerSecond(rate)
                .withStalledAfter(Duration.ofSeconds(stalledAfter))
                .withVersion(BuildVersion.number())
                .withEvents(events == null ? Events.load() : Events.read(events));
    }

    private static boolean isLoopback(String address) throws UnknownHostException {
        return InetAddress.getByName(address).isLoopbackAddress();
    }
}
