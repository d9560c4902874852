package io.rounds.bench.all;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The machine that figures are from.
 *
 * @param cpu model; of other systems than Linux its architecture
 * @param loadAverage of the last minute, before the first benchmark; below 0 where the system has none
 * @param commit of the checkout, with {@code +} where it has changes; empty where it is unknown
 */
record Machine(
        String cpu,
        int cores,
        long memoryMib,
        String system,
        String java,
        String rounds,
        String commit,
        String measuredAt,
        double loadAverage) {
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final int GIT_SECONDS = 20;

    /** This one. */
    static Machine here(Path root, Instant now) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("rounds.version", ""),
                commitOf(root),
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                system.getSystemLoadAverage());
    }

    private static String cpuModel() throws IOException {
        if (Files.isReadable(CPU)) {
            for (String line : Files.readAllLines(CPU)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }

    private static String commitOf(Path root) {
        String hash = git(root, "rev-parse", "--short=12", "HEAD");
        boolean changed =
                !git(root, "status", "--porcelain", "--untracked-files=no").isEmpty();
        return hash + (changed ? "+" : "");
    }

    /** What git says, or nothing where there is no git. */
    private static String git(Path root, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
            command.addAll(List.of(arguments));
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
