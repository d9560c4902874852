package io.rounds.cli.network;

import io.rounds.cli.BrokenPipe;
import io.rounds.cli.GracefulShutdown;
import io.rounds.cli.InvalidArguments;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.flink.NetworkFactory;
import io.rounds.local.FollowJobRun;
import io.rounds.local.FollowRun;
import io.rounds.model.Community;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of every {@code rounds follow}: what is kept, and where it goes. */
final class FollowOptions {
    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @ArgGroup(multiplicity = "0..1")
    private Target target = new Target();

    /** Where the kept messages go. */
    static final class Target {
        @Option(
                names = "--out",
                paramLabel = "FILE|-",
                description =
                        "Write what is kept as NDJSON, which 'rounds replay' reads. %%F in the name is the day (UTC), .gz at its end compresses. The position is kept beside it, in a file whose name ends with .cursor: the same command goes on where it stopped. - writes to standard output, from now on.")
        private @Nullable String out;

        @ArgGroup(exclusive = false)
        private @Nullable Topic topic;
    }

    /** A Kafka topic. */
    static final class Topic {
        @Option(
                names = "--kafka",
                required = true,
                paramLabel = "HOST:PORT,...",
                description =
                        "Write what is kept into Kafka, which the analytics job reads, by a Flink job in this process.")
        private String brokers = "";

        @Option(names = "--topic", paramLabel = "NAME", description = "The Kafka topic. Default: tweets.")
        private String name = "tweets";

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description =
                        "Where the position is kept, as a checkpoint of the Flink job. Default: .rounds/follow in the home folder.")
        private Path folder = Path.of(System.getProperty("user.home"), ".rounds", "follow");

        @Option(
                names = "--kafka-config",
                paramLabel = "FILE",
                description =
                        "Settings of Kafka's clients, such as those of an encrypted connection, as a properties file.")
        private @Nullable Path settings;
    }

    List<String> urls() {
        return network.urls();
    }

    /** @throws IllegalArgumentException if a community is unknown */
    List<Community> communities() {
        return network.communities();
    }

    /**
     * Follows until interrupted.
     *
     * @param factory makes the network, here or in a Flink job
     */
    int follow(
            String name, NetworkFactory factory, OutputStream stdout, PrintStream messages, @Nullable CommandSpec spec)
            throws Exception {
        if (target.out == null && target.topic == null) {
            throw InvalidArguments.of(spec, "Say where what is kept goes: --out FILE, --out - or --kafka HOST:PORT");
        }
        return GracefulShutdown.during(messages, () -> {
            try {
                Topic topic = target.topic;
                if (topic != null) {
                    new FollowJobRun(name, factory, topic.folder.resolve(name), messages)
                            .into(topic.brokers, topic.name, settings(topic));
                } else {
                    follow(factory.create(), String.valueOf(target.out), stdout, messages);
                }
                return ExitCode.OK;
            } catch (IllegalArgumentException e) {
                throw InvalidArguments.of(spec, e);
            }
        });
    }

    private static Properties settings(Topic topic) throws IOException {
        return settings(topic.settings);
    }

    /** The settings of a file; none without one. */
    static Properties settings(@Nullable Path file) throws IOException {
        Properties settings = new Properties();
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }
        }
        return settings;
    }

    private static void follow(Network network, String out, OutputStream stdout, PrintStream messages)
            throws Exception {
        FollowRun run = new FollowRun(network, messages, Clock.systemUTC());
        try {
            if (out.equals("-")) {
                run.into(stdout);
            } else {
                run.intoFiles(out);
            }
        } catch (IOException e) {
            if (!BrokenPipe.matches(e)) {
                throw e;
            }
        }
    }
}
