package io.rounds.bench.sessions;

import io.rounds.bench.replay.ReplayRun;
import io.rounds.bench.results.ResultFile;
import io.rounds.communities.Event;
import io.rounds.communities.Events;
import io.rounds.local.WorkDirectory;
import io.rounds.simulator.SimulatedFiles;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rounds bench sessions}: sessions of simulated weeks and of archives, compared with what was planned. */
@Command(
        name = "sessions",
        description = {
            "Compares the sessions that 'rounds replay' finds with those that were planted in simulated weeks, and with the"
                    + " programmes of conferences and chats in archives.",
            "",
            "A programme is a file in the form of events.yaml: tag, start and end of each session. It contains no tweets, and"
                    + " the replay does not read it.",
            ""
        },
        sortOptions = false)
public final class SessionsBench implements Callable<Integer> {
    private static final int MAX_WEEKS = 520;
    private static final int PEOPLE = 5;

    @Option(
            names = "--weeks",
            defaultValue = "16",
            description = "Simulated weeks, 1 to 520 (default: ${DEFAULT-VALUE}).")
    private int weeks;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "SEED",
            defaultValue = "1,2,3",
            description = "Simulations, one for each seed (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of();

    @Option(names = "--archives-only", description = "Simulate nothing.")
    private boolean archivesOnly;

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<Archive> archives = new ArrayList<>();

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Heap of a replay, in the format of -Xmx (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public SessionsBench() {}

    /** An archive and what was planned in its time. */
    static final class Archive {
        @Option(
                names = "--archive",
                required = true,
                paramLabel = "FILE",
                description =
                        "An archive that 'rounds replay' reads; may be given several times, each with its programme.")
        private Path file = Path.of("");

        @Option(
                names = "--programme",
                required = true,
                paramLabel = "FILE",
                description = "The sessions that were planned, in the form of events.yaml.")
        private Path programme = Path.of("");
    }

    /**
     * A line of the table.
     *
     * @param stream what was replayed
     * @param tweets that were read
     */
    record Line(String stream, long tweets, SessionScore score) {}

    @Override
    public Integer call() throws Exception {
        if (weeks < 1 || weeks > MAX_WEEKS) {
            throw new ParameterException(spec.commandLine(), "Weeks must be 1 to " + MAX_WEEKS);
        }
        Map<Archive, Events> programmes = programmes();
        PrintWriter progress = spec.commandLine().getErr();
        List<Line> lines = new ArrayList<>();
        try (WorkDirectory folder = WorkDirectory.create()) {
            for (long seed : archivesOnly ? List.<Long>of() : seeds) {
                lines.addAll(simulated(seed, Files.createTempDirectory(folder.path(), "weeks-")));
                progress.printf("simulated seed %d%n", seed);
                progress.flush();
            }
            for (Map.Entry<Archive, Events> entry : programmes.entrySet()) {
                lines.add(archived(entry.getKey().file, entry.getValue(), folder.path()));
                progress.printf("replayed %s%n", entry.getKey().file);
                progress.flush();
            }
        }
        print(lines);
        if (json != null) {
            ResultFile.write(json, options(), lines);
            progress.printf("Results are in %s%n", json);
        }
        return CommandLine.ExitCode.OK;
    }

    private Map<Archive, Events> programmes() {
        Map<Archive, Events> programmes = new LinkedHashMap<>();
        for (Archive archive : archives) {
            if (!Files.isReadable(archive.file)) {
                throw new ParameterException(spec.commandLine(), "Cannot read " + archive.file);
            }
            try {
                programmes.put(archive, Events.read(archive.programme));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }
        return programmes;
    }

    /** The chats and the conference's days of one simulation. */
    private List<Line> simulated(long seed, Path folder) throws IOException {
        Truth truth = SimulatedFiles.write(
                SimulatorOptions.weeks(weeks).toBuilder().seed(seed).build(), folder);
        Planted planted = Planted.of(truth, PEOPLE);
        List<PlannedSession> all = new ArrayList<>(planted.chats());
        all.addAll(planted.conferenceDays());
        Path documents = folder.resolve("documents");
        ReplayRun run = replay(folder.resolve(SimulatedFiles.STREAM), documents, folder);
        ReplayedArchive archive = ReplayedArchive.read(documents, tags(all));
        String title = weeks + " simulated weeks, seed " + seed;
        return List.of(
                new Line(
                        title + ": chats",
                        run.tweets(),
                        SessionScore.of(
                                planted.chats(),
                                archive.sessions(),
                                archive.tweets(),
                                found -> planted.isOther(found) || planted.isConference(found))),
                new Line(
                        title + ": days of the conference",
                        run.tweets(),
                        SessionScore.of(
                                planted.conferenceDays(),
                                archive.sessions().stream()
                                        .filter(planted::isConference)
                                        .toList(),
                                archive.tweets(),
                                found -> false)));
    }

    private Line archived(Path file, Events programme, Path folder) throws IOException {
        Set<String> tags = new HashSet<>();
        programme.all().forEach(event -> tags.addAll(event.tags()));
        Path documents = Files.createTempDirectory(folder, "documents-");
        ReplayRun run = replay(file, documents, folder);
        ReplayedArchive archive = ReplayedArchive.read(documents, tags);
        List<PlannedSession> planned = new ArrayList<>();
        for (Event event : programme.all()) {
            for (Event.Slot slot : event.slots(archive.firstMillis(), archive.lastMillis() + 1)) {
                planned.add(new PlannedSession(
                        event.tag(), Set.copyOf(event.tags()), slot.startMillis(), slot.endMillis()));
            }
        }
        String name = String.valueOf(file.getFileName());
        return new Line(
                name, run.tweets(), SessionScore.of(planned, archive.sessions(), archive.tweets(), found -> false));
    }

    private ReplayRun replay(Path file, Path out, Path folder) throws IOException {
        return ReplayRun.of(file, List.of("--community", "all", "--overwrite", "--out", out.toString()), heap, folder);
    }

    private static Set<String> tags(List<PlannedSession> planned) {
        Set<String> tags = new HashSet<>();
        planned.forEach(plan -> tags.addAll(plan.tags()));
        return tags;
    }

    private void print(List<Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%n%-46s %8s %8s %6s %6s %6s %6s %6s %9s %9s %7s %7s%n",
                "",
                "tweets",
                "planned",
                "found",
                "exact",
                "time",
                "tweets",
                "busy",
                "sessions",
                "invented",
                "splits",
                "merges");
        for (Line line : lines) {
            SessionScore score = line.score();
            out.printf(
                    Locale.ROOT,
                    "%-46s %,8d %8d %6d %6d %5.1f%% %5.1f%% %5.1f%% %9d %9d %7d %7d%n",
                    line.stream(),
                    line.tweets(),
                    score.planned(),
                    score.found(),
                    score.exact(),
                    100 * score.time(),
                    100 * score.tweets(),
                    100 * score.busyTweets(),
                    score.sessions(),
                    score.invented(),
                    score.splits(),
                    score.merges());
        }
        out.flush();
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("weeks", weeks);
        options.put("seeds", archivesOnly ? List.of() : seeds);
        options.put(
                "archives",
                archives.stream()
                        .map(archive -> String.valueOf(archive.file.getFileName()))
                        .toList());
        options.put("heap", heap);
        return options;
    }
}
