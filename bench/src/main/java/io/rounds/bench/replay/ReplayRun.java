package io.rounds.bench.replay;

import io.rounds.bench.process.Checkout;
import io.rounds.bench.process.ChildProcess;
import io.rounds.bench.process.GcLog;
import io.rounds.cli.Rounds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of {@code rounds replay} in a process of its own.
 *
 * @param seconds from the start of the process to its end
 * @param tweets that were read
 * @param liveMib the most heap in use after a garbage collection
 */
public record ReplayRun(double seconds, long tweets, long liveMib) {
    private static final Pattern READ = Pattern.compile("(?m)^read +([0-9,]+) tweets");

    /** Over the whole run of the process. */
    public double tweetsPerSecond() {
        return tweets / seconds;
    }

    /**
     * Runs it, by the launcher where that has built what it starts, else by {@code java} with this process's class path.
     *
     * @param target options that say where documents go
     * @param heap in the format of -Xmx
     */
    public static ReplayRun of(Path file, List<String> target, String heap, Path folder) throws IOException {
        Path run = Files.createTempDirectory(folder, "replay-");
        GcLog collections = new GcLog(run.resolve("collections"));
        Path log = run.resolve("log");
        List<String> command = new ArrayList<>();
        Path root = Checkout.root();
        boolean launched = isLaunched(root);
        if (launched) {
            command.add(root.resolve("rounds").toString());
        } else {
            command.addAll(List.of(ChildProcess.java(), "-Xmx" + heap, collections.option()));
            command.addAll(opens());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Rounds.class.getName()));
        }
        command.addAll(List.of("replay", file.toString(), "--temp", run.toString()));
        command.addAll(target);
        double seconds = ChildProcess.run(
                command, Map.of("ROUNDS_JAVA_OPTS", "-Xmx" + heap + " " + collections.option()), folder, log);
        Matcher read = READ.matcher(Files.readString(log));
        if (!read.find()) {
            throw new IOException("rounds replay does not say how many tweets it read; its output is in " + log);
        }
        return new ReplayRun(seconds, Long.parseLong(read.group(1).replace(",", "")), collections.liveMib());
    }

    /** Whether runs are started by the launcher of this checkout. */
    static boolean isLaunched(Path root) {
        return Files.exists(root.resolve("local/target/launch/built"));
    }

    private static List<String> opens() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .toList();
    }
}
