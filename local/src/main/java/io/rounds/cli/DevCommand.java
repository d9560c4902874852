package io.rounds.cli;

import io.rounds.local.PlaybackSchedule;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.network.JetstreamFeed;
import io.rounds.simulator.network.JetstreamLog;
import io.rounds.simulator.network.SimulatedJetstream;
import io.rounds.simulator.network.StreamFaults;
import java.io.PrintStream;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds dev}: for those who work on Rounds. */
@Command(name = "dev", description = "Tools for those who work on Rounds.", synopsisSubcommandLabel = "COMMAND")
final class DevCommand {
    private DevCommand() {}

    static CommandLine commandLine(PrintStream messages) {
        return new CommandLine(new DevCommand())
                .addSubcommand(new CommandLine(new Network()).addSubcommand(new Bluesky(messages)));
    }

    /** {@code rounds dev network}. */
    @Command(
            name = "network",
            description = "Serve a simulated network on this machine, to follow it.",
            synopsisSubcommandLabel = "NETWORK")
    private static final class Network {}

    /** {@code rounds dev network bluesky}. */
    @Command(
            name = "bluesky",
            description = {
                "Serve a simulated Bluesky: Jetstream, versions 1 and 2, and its profiles, until Ctrl-C.",
                "",
                "It sends simulated posts at the rate of a real community, or faster."
            },
            footer = {"", "Example:", "  rounds dev network bluesky --port 7000 --speed 60 --faults 0.001"})
    private static final class Bluesky implements Callable<Integer> {
        private static final int WEEKS = 520;

        private final PrintStream messages;

        @Spec
        private @Nullable CommandSpec spec;

        @Option(
                names = "--port",
                paramLabel = "N",
                defaultValue = "0",
                converter = DemoCommand.Port.class,
                description = "Port on 127.0.0.1. Default: a free port.")
        private int port;

        @Option(
                names = "--speed",
                paramLabel = "N",
                defaultValue = "1",
                description = "How many simulated seconds pass in a second. Default: 1.")
        private double speed;

        @Option(
                names = "--volume",
                paramLabel = "N",
                defaultValue = "1",
                description = "Posts, as a multiple of the usual number. Default: 1.")
        private double volume;

        @Option(
                names = "--faults",
                paramLabel = "P",
                defaultValue = "0",
                description =
                        "The probability, for each event, that something goes wrong: connections that are cut or closed, repeated events, messages that are no JSON. Default: 0.")
        private double faults;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
        private long seed;

        Bluesky(PrintStream messages) {
            this.messages = messages;
        }

        @Override
        public Integer call() throws Exception {
            if (speed <= 0 || volume <= 0 || faults < 0 || faults > 1) {
                throw InvalidArguments.of(
                        spec,
                        new IllegalArgumentException(
                                "--speed and --volume must be above 0, --faults a probability from 0 to 1"));
            }
            return GracefulShutdown.during(messages, () -> {
                serve();
                return ExitCode.OK;
            });
        }

        private void serve() throws Exception {
            Clock clock = Clock.systemUTC();
            // Simulated time ends up at the present if it passes faster, so that no post is from the future.
            Instant now = clock.instant();
            Instant begin =
                    now.minus(speed > 1 ? Duration.ofDays(7) : Duration.ZERO).truncatedTo(ChronoUnit.SECONDS);
            Simulator simulator = new Simulator(SimulatorOptions.weeks(WEEKS).toBuilder()
                    .seed(seed)
                    .volume(volume)
                    .start(begin.atOffset(ZoneOffset.UTC)
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .truncatedTo(ChronoUnit.DAYS)
                            .toInstant())
                    .build());
            JetstreamLog log = new JetstreamLog();
            JetstreamFeed feed = new JetstreamFeed(log);
            PlaybackSchedule schedule = new PlaybackSchedule(begin, now, speed, clock);
            try (SimulatedJetstream server = SimulatedJetstream.start(log, null, seed, port)) {
                server.setFaults(new StreamFaults(faults, faults, 0, faults, faults, faults, 0, 0));
                messages.println("Jetstream  " + server.address() + " (version 1: " + server.address() + "/subscribe)");
                messages.println("profiles   " + server.api());
                while (simulator.hasNext()) {
                    Message message = simulator.next();
                    if (message.arrival().isAfter(begin)) {
                        schedule.await(message.arrival());
                    }
                    feed.add(message);
                }
            } catch (InterruptedException e) {
                messages.println("stopped");
            }
        }
    }
}
