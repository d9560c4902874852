package io.rounds.cli;

import io.rounds.communities.Events;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
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

/** {@code rounds explorer}: the page and the API over an Elasticsearch that is there already. */
@Command(
        name = "explorer",
        description = {
            "Serve the page and the JSON API over the documents in an Elasticsearch, until Ctrl-C.",
            "",
            "Only this machine can connect, unless --bind says otherwise. Nothing can be changed through it. Elasticsearch need not run yet: the page says so until it does."
        },
        footer = {
            "",
            "Examples:",
            "  rounds explorer --elasticsearch http://127.0.0.1:9200",
            "  ROUNDS_EXPLORER_TOKEN=$(openssl rand -hex 16) rounds explorer --bind 0.0.0.0",
            "",
            "The API key for Elasticsearch, where it needs one, is taken from the environment variable ROUNDS_ELASTICSEARCH_API_KEY.",
            "",
            "Exit codes: 0 ended, 1 failed, 2 wrong arguments."
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
            description = "Port of the page; 0 for a free one. Default: 8080.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = ExplorerOptions.LOOPBACK,
            description = "Address to listen at; 0.0.0.0 for all of this machine. Default: 127.0.0.1.")
    private String bind = ExplorerOptions.LOOPBACK;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:ROUNDS_EXPLORER_TOKEN}",
            description =
                    "Ask for this token (16 characters or more) before answering. Default: the environment variable ROUNDS_EXPLORER_TOKEN, which other users of this machine cannot see; without it, none is asked for.")
    private @Nullable String token;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "" + ExplorerOptions.USUAL_REQUESTS_PER_SECOND,
            description = "Requests per second that one address may make, on average; 0 for no limit. Default: 50.")
    private int rate;

    @Option(
            names = "--stalled-after",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Call the stream stalled when nothing new has come for so long. Default: 60.")
    private int stalledAfter;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description =
                    "Chats and conferences that are to come, in place of the list that ships: YAML of the form of schemas/reference/events.yaml.")
    private @Nullable Path events;

    ExplorerCommand(PrintStream messages) {
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        ExplorerOptions options;
        try {
            options = options(ElasticsearchAddress.options(url));
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        GracefulShutdown end = new GracefulShutdown(messages);
        try (Explorer explorer = Explorer.start(options, Clock.systemUTC())) {
            messages.println("reads " + options.elasticsearch().server());
            messages.println("serves " + explorer.address() + "   Ctrl-C ends");
            if (options.token() == null && !isOnlyForThisMachine(bind)) {
                messages.println("Everybody who reaches " + bind + " can read everything: --token asks for a token.");
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            messages.println("ended");
        } finally {
            end.close();
        }
        return ExitCode.OK;
    }

    private ExplorerOptions options(ElasticsearchOptions elasticsearch) {
        if (stalledAfter < 1) {
            throw new IllegalArgumentException("--stalled-after is 1 second or more, not " + stalledAfter);
        }
        return ExplorerOptions.of(elasticsearch)
                .withPort(port)
                .withBind(bind)
                .withToken(token == null || token.isEmpty() ? null : token)
                .withRequestsPerSecond(rate)
                .withStalledAfter(Duration.ofSeconds(stalledAfter))
                .withVersion(Rounds.Version.number())
                .withEvents(events == null ? Events.load() : Events.read(events));
    }

    private static boolean isOnlyForThisMachine(String address) throws UnknownHostException {
        return InetAddress.getByName(address).isLoopbackAddress();
    }
}
