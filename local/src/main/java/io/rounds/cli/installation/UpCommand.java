package io.rounds.cli.installation;

import io.rounds.cli.GracefulShutdown;
import io.rounds.cli.InvalidArguments;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.local.up.DataFolder;
import io.rounds.local.up.Up;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds up}: Rounds on this machine, with data that stay. */
@Command(
        name = "up",
        description = {
            "Follow live networks and show what comes: Kafka, Elasticsearch, Flink and the page on this machine.",
            "",
            "Follows Bluesky, without an account or a key. All data stay in one folder: Ctrl-C stops, the next 'rounds up' goes on. Settings are in rounds.yaml there; saved changes take effect while it runs. A part that dies is restarted."
        },
        footer = {
            "",
            "Examples:",
            "  rounds up",
            "  rounds event add --tag icem26 --title 'ICEM 2026' --start 2026-06-10T08:00:00Z --end 2026-06-13T18:00:00Z",
            "  rounds status",
            "",
            "The API key for Elasticsearch, if it needs one, is read from the environment variable ROUNDS_ELASTICSEARCH_API_KEY."
        })
public final class UpCommand implements Callable<Integer> {
    private final PrintStream messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,...",
            description = "Use these Kafka brokers instead of starting one. They have or may create a topic 'tweets'.")
    private @Nullable String kafka;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "Use this Elasticsearch, 8.19 or newer, instead of starting one.")
    private @Nullable String elasticsearch;

    public UpCommand(PrintStream messages) {
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = data.open();
        System.setProperty("rounds.log", folder.log().toString());
        Up up;
        try {
            up = new Up(
                    folder,
                    new Up.Servers(
                            kafka,
                            elasticsearch == null
                                    ? null
                                    : ElasticsearchOptions.fromEnvironment(elasticsearch, System.getenv())),
                    Clock.systemUTC(),
                    messages);
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        return GracefulShutdown.during(messages, up::stop, () -> {
            up.run();
            messages.println("stopped; 'rounds up' goes on from here");
            return ExitCode.OK;
        });
    }
}
