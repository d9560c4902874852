package io.rounds.bench.follow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.rounds.bench.results.Medians;
import io.rounds.bench.results.ResultFile;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Follower;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.bluesky.Bluesky;
import io.rounds.ingest.follow.bluesky.BlueskyOptions;
import io.rounds.ingest.follow.bluesky.JetstreamServer;
import io.rounds.model.Community;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds bench follow}: how many events of Bluesky one core can look at. */
@Command(
        name = "follow",
        description = {
            "Follows a simulated Jetstream in another process: through a backlog as fast as it goes, and at a steady rate. Of its"
                    + " events, those of four chats are kept; the others are dropped unparsed.",
            "",
            "The figure per core is events per second of this process's CPU time: WebSocket, UTF-8, filter, and parsing of what is"
                    + " kept.",
            ""
        },
        sortOptions = false)
public final class FollowBench implements Callable<Integer> {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Community CHATS = new Community(
            "bench", "Four chats", Set.of("kidneyhour", "teachdownunder", "resusroomtalk", "wardwisdomchat"), false);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Option(
            names = "--events",
            defaultValue = "200000",
            description = "Events of the backlog (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Measured rounds through the backlog, after one to warm up (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--rate",
            defaultValue = "500",
            description = "Events per second of the steady stream (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "Measured seconds of the steady stream (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public FollowBench() {}

    /**
     * A line of the table.
     *
     * @param stream {@code backlog} or {@code steady}
     * @param events that were read
     * @param kept of these
     * @param perSecond by the clock
     * @param perCore events per second of processor time
     * @param core share of a core that was busy
     */
    record Line(String stream, long events, long kept, double perSecond, double perCore, double core) {
        static Line of(String stream, Reading reading) {
            double cpu = reading.cpuNanos / 1e9;
            double clock = reading.nanos / 1e9;
            return new Line(
                    stream, reading.events, reading.kept, reading.events / clock, reading.events / cpu, cpu / clock);
        }
    }

    private record Reading(long events, long kept, long nanos, long cpuNanos) {}

    @Override
    public Integer call() throws Exception {
        if (events < 1 || rounds < 1 || rate < 1 || seconds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Events, rounds, rate and seconds must be 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-8s %10s %8s %10s %12s %8s%n",
                "",
                "events",
                "kept",
                "events/s",
                "events/s/core",
                "core");
        Path log = Files.createTempFile("jetstream", ".log");
        try {
            List<Line> lines = List.of(backlog(log, out), steady(log, out));
            if (json != null) {
                ResultFile.write(json, Map.of("rate", rate, "seconds", seconds), lines);
            }
        } finally {
            Files.delete(log);
        }
        return CommandLine.ExitCode.OK;
    }

    private Line backlog(Path log, PrintWriter out) throws Exception {
        List<Line> lines = new ArrayList<>();
        try (JetstreamProcess server = JetstreamProcess.start(events, 0, log)) {
            for (int round = 0; round <= rounds; round++) {
                Line line = Line.of("backlog", read(server));
                if (round > 0) {
                    lines.add(line);
                }
            }
        }
        Line first = lines.get(0);
        Line median = new Line(
                "backlog",
                first.events,
                first.kept,
                Medians.of(lines, Line::perSecond),
                Medians.of(lines, Line::perCore),
                Medians.of(lines, Line::core));
        print(median, out);
        return median;
    }

    private static Reading read(JetstreamProcess server) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        // Half a minute before the first event, which makes any server begin there.
        String beginning = "{\"host\":\"elsewhere\",\"version\":2,\"seq\":0,\"time_us\":1700000000000000}";
        FollowStatus status = new FollowStatus(Clock.systemUTC(), message -> {});
        long kept = 0;
        try (Follower follower = follower(server, beginning, status)) {
            long began = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            long last = 0;
            while (last < server.events()) {
                List<Step> steps = follower.next(WAIT);
                kept += kept(steps);
                if (!steps.isEmpty()) {
                    String position = steps.get(steps.size() - 1).position();
                    last = mapper.readTree(position).path("seq").asLong();
                }
            }
            return new Reading(status.events(), kept, System.nanoTime() - began, SYSTEM.getProcessCpuTime() - cpu);
        }
    }

    private Line steady(Path log, PrintWriter out) throws Exception {
        FollowStatus status = new FollowStatus(Clock.systemUTC(), message -> {});
        try (JetstreamProcess server = JetstreamProcess.start(1, rate, log);
                Follower follower = follower(server, null, status)) {
            // By then the backlog has warmed the code up; a few seconds more for what is only used at this rate.
            run(follower, Duration.ofSeconds(5));
            long before = status.events();
            long began = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            long kept = run(follower, Duration.ofSeconds(seconds));
            Line line = Line.of(
                    "steady",
                    new Reading(
                            status.events() - before,
                            kept,
                            System.nanoTime() - began,
                            SYSTEM.getProcessCpuTime() - cpu));
            print(line, out);
            return line;
        }
    }

    private static long run(Follower follower, Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        long kept = 0;
        while (System.nanoTime() < end) {
            kept += kept(follower.next(WAIT));
        }
        return kept;
    }

    private static long kept(List<Step> steps) {
        return steps.stream().filter(step -> step.payload() != null).count();
    }

    private static Follower follower(JetstreamProcess server, @Nullable String position, FollowStatus status)
            throws IOException {
        BlueskyOptions options =
                new BlueskyOptions(List.of(JetstreamServer.of(server.address())), null, false, new byte[0]);
        return new Follower(
                new Bluesky(options, List.of(CHATS), Clock.systemUTC()),
                position,
                new IdMemory(IdMemory.STANDARD_CAPACITY),
                status,
                Clock.systemUTC());
    }

    private static void print(Line line, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-8s %10d %8d %10.0f %12.0f %7.1f%%%n",
                line.stream(),
                line.events(),
                line.kept(),
                line.perSecond(),
                line.perCore(),
                100 * line.core());
        out.flush();
    }
}
