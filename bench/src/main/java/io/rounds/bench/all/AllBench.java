package io.rounds.bench.all;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.rounds.bench.Bench;
import io.rounds.bench.process.Checkout;
import io.rounds.bench.process.ChildProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rounds bench all}: every benchmark in turn. */
@Command(
        name = "all",
        description = {
            "Runs every benchmark in turn, each in a process of its own, and writes DIR/NAME.json with its results, DIR/NAME.txt"
                    + " with its output, and DIR/machine.json. 'rounds bench table DIR' makes the tables of the documentation"
                    + " of them.",
            "",
            "This takes hours, and the machine should have nothing else to do. A benchmark that fails does not keep the others from"
                    + " running.",
            ""
        },
        sortOptions = false)
public final class AllBench implements Callable<Integer> {
    @Option(names = "--json", required = true, paramLabel = "DIR", description = "Directory for the results.")
    private @Nullable Path directory;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Measured rounds of those that have rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Run only these: trends, trends-10000, trends-1000, trends-60, job, rocksdb, parse, extract, follow, curves, replay,"
                            + " peers, export, explorer, chats.")
    private List<String> only = List.of();

    @Option(names = "--full", description = "The whole of the cost curves, too; see 'rounds bench curves --help'.")
    private boolean full;

    @Option(
            names = "--with",
            paramLabel = "OPTION",
            description =
                    "Pass an option to every benchmark that is run, for example --with=--tweets=20000 to see whether all is"
                            + " well; may be repeated.")
    private List<String> with = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public AllBench() {}

    @Override
    public Integer call() throws IOException {
        List<Plan> plans = plans();
        Path results = Files.createDirectories(requireDirectory());
        PrintWriter progress = spec.commandLine().getErr();
        Path root = Checkout.root();
        Machine machine = Machine.here(root, Clock.systemUTC().instant());
        mapper().writeValue(results.resolve("machine.json").toFile(), machine);
        progress.println(machine);
        List<String> failed = new ArrayList<>();
        int number = 0;
        for (Plan plan : plans) {
            progress.printf("%d/%d  %s%n", ++number, plans.size(), plan.command());
            progress.flush();
            try {
                double seconds = run(plan, results);
                progress.printf(Locale.ROOT, "      %.0f s, %s%n", seconds, results.resolve(plan.name() + ".json"));
            } catch (IOException e) {
                failed.add(plan.name());
                progress.printf("      failed: %s%n", e.getMessage());
            }
            progress.flush();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d of %d benchmarks done%s%n",
                plans.size() - failed.size(),
                plans.size(),
                failed.isEmpty() ? "" : ", failed: " + String.join(", ", failed));
        out.flush();
        return failed.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private double run(Plan plan, Path results) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ChildProcess.java());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-agentlib") && !argument.startsWith("-javaagent"))
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
        command.addAll(plan.arguments());
        command.addAll(with);
        command.add("--json=" + results.resolve(plan.name() + ".json"));
        return ChildProcess.run(command, results, results.resolve(plan.name() + ".txt"));
    }

    private Path requireDirectory() {
        if (directory == null) {
            throw new ParameterException(spec.commandLine(), "--json DIR is missing");
        }
        return directory.toAbsolutePath();
    }

    private List<Plan> plans() {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "Rounds must be 1 or more");
        }
        List<Plan> all = Plan.all(rounds, full);
        List<String> names = all.stream().map(Plan::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no benchmark '" + name + "'; there are " + String.join(", ", names));
            }
        }
        return all.stream()
                .filter(plan -> only.isEmpty() || only.contains(plan.name()))
                .toList();
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    }
}
