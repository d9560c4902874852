package io.rounds.cli.network;

import io.rounds.cli.BrokenPipe;
import io.rounds.cli.GracefulShutdown;
import io.rounds.cli.InvalidArguments;
import io.rounds.cli.export.ExportOptions;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.local.BackfillRun;
import io.rounds.model.Community;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of every {@code rounds backfill}: which time, what is kept, and where it goes. */
final class BackfillOptions {
    @Option(
            names = "--since",
            required = true,
            paramLabel = "TIME",
            converter = ExportOptions.Time.class,
            description = "From this time on: 2026-03-01 (midnight UTC) or 2026-03-01T10:00:00Z.")
    private Instant since = Instant.EPOCH;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = ExportOptions.Time.class,
            description = "Before this time. Default: now, and for a command that goes on, when it was begun.")
    private @Nullable Instant until;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--progress",
            paramLabel = "FILE",
            description =
                    "Where the progress is kept: the same command goes on where it stopped. Default: beside the output, in a file whose name ends with .cursor; with --kafka in .rounds/backfill in the home folder.")
    private @Nullable Path progress;

    @ArgGroup(multiplicity = "0..1")
    private Target target = new Target();

    /** Where the kept messages go. */
    static final class Target {
        @Option(
                names = "--out",
                paramLabel = "FILE|-",
                description =
                        "Write what is kept as NDJSON, which 'rounds replay' reads. .gz at the end of the name compresses. - writes to standard output, without a progress.")
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
                description = "Write what is kept into Kafka, which the analytics job reads.")
        private String brokers = "";

        @Option(names = "--topic", paramLabel = "NAME", description = "The Kafka topic. Default: tweets.")
        private String name = "tweets";

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

    /** The time to read, without regard to an earlier run. */
    TimeSpan span(Clock clock) {
        return new TimeSpan(since, until == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : until);
    }

    /**
     * Reads to the end, or until interrupted.
     *
     * @param name the network's
     * @param networks makes what reads a time
     */
    int run(
            String name,
            BackfillRun.Networks networks,
            List<Community> communities,
            OutputStream stdout,
            PrintStream messages,
            @Nullable CommandSpec spec)
            throws Exception {
        if (target.out == null && target.topic == null) {
            throw InvalidArguments.of(spec, "Say where what is kept goes: --out FILE, --out - or --kafka HOST:PORT");
        }
        BackfillRun run = new BackfillRun(name, networks, communities, since, until, messages, Clock.systemUTC());
        return GracefulShutdown.during(messages, () -> {
            try {
                Topic topic = target.topic;
                if (topic != null) {
                    Path at = progress == null ? homeOf(name, communities) : progress;
                    run.intoTopic(topic.brokers, topic.name, FollowOptions.settings(topic.settings), at);
                } else if ("-".equals(target.out)) {
                    run.into(stdout);
                } else {
                    run.intoFile(String.valueOf(target.out), progress);
                }
                return ExitCode.OK;
            } catch (IllegalArgumentException e) {
                throw InvalidArguments.of(spec, e);
            } catch (ConnectionLostException e) {
                messages.println(name + ": " + e.getMessage() + "; the same command goes on from here");
                return ExitCode.SOFTWARE;
            } catch (IOException e) {
                if (!BrokenPipe.matches(e)) {
                    throw e;
                }
                return ExitCode.OK;
            }
        });
    }

    private Path homeOf(String name, List<Community> communities) {
        String file = name
                + '-'
                + String.join("-", communities.stream().map(Community::name).toList())
                + '-'
                + since;
        return Path.of(
                System.getProperty("user.home"),
                ".rounds",
                "backfill",
                file.replaceAll("[^A-Za-z0-9_-]", "_") + ".cursor");
    }
}
