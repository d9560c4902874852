package io.rounds.bench.all;

import io.rounds.bench.process.Checkout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rounds bench table}: the tables of the documentation from the results of {@code rounds bench all}. */
@Command(
        name = "table",
        description = {
            "Puts the results of 'rounds bench all --json DIR' into README.md, docs/bench.md, docs/capacity.md, docs/chats.md,"
                    + " docs/explorer.md and docs/export.md of this checkout: into what is between the comments '<!-- bench:NAME -->'"
                    + " and '<!-- /bench -->'. Where a result is missing, the former table stays.",
            ""
        },
        sortOptions = false)
public final class TableCommand implements Callable<Integer> {
    private static final List<String> FILES = List.of(
            "README.md", "docs/bench.md", "docs/capacity.md", "docs/chats.md", "docs/explorer.md", "docs/export.md");

    @Parameters(paramLabel = "DIR", description = "The directory with the results.")
    private @Nullable Path directory;

    @Option(names = "--print", description = "Print all tables instead, and change no file.")
    private boolean print;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public TableCommand() {}

    @Override
    public Integer call() throws IOException {
        if (directory == null || !Files.isDirectory(directory)) {
            throw new CommandLine.ParameterException(spec.commandLine(), directory + " is not a directory");
        }
        Map<String, String> tables = tables(new Figures(directory));
        PrintWriter out = spec.commandLine().getOut();
        if (tables.isEmpty()) {
            spec.commandLine().getErr().println("There are no results in " + directory);
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (print) {
            tables.forEach((name, table) -> out.printf("## %s%n%n%s%n%n", name, table));
            out.flush();
            return CommandLine.ExitCode.OK;
        }
        Path root = Checkout.root();
        for (String name : FILES) {
            Path file = root.resolve(name);
            Places places = Places.fill(Files.readString(file), tables);
            Files.writeString(file, places.text());
            out.printf(
                    "%s: %s%s%n",
                    name,
                    places.filled().isEmpty() ? "nothing" : String.join(", ", places.filled()),
                    places.missing().isEmpty() ? "" : "; not measured: " + String.join(", ", places.missing()));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static Map<String, String> tables(Figures figures) throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        for (Map.Entry<String, Tables.Table> table : Tables.all().entrySet()) {
            String markdown = table.getValue().markdown(figures);
            if (markdown != null) {
                tables.put(table.getKey(), markdown);
            }
        }
        return tables;
    }
}
