package io.rounds.cli.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.local.up.DataFolder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code rounds status}: how the installation is. */
@Command(
        name = "status",
        description = {
            "Show how the installation that 'rounds up' runs is: its parts, how fresh each network is, documents, disk.",
            "",
            "Exit code 1 if it does not run, or if one of its parts does not."
        })
public final class StatusCommand implements Callable<Integer> {
    private static final double MEBIBYTE = 1 << 20;

    private final PrintStream out;
    private final PrintStream messages;
    private final Clock clock;

    @Mixin
    private DataOption data = new DataOption();

    public StatusCommand(OutputStream out, PrintStream messages, Clock clock) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = data.open();
        JsonNode status = folder.status();
        if (status == null || !folder.isRunning()) {
            messages.println(
                    status == null
                            ? "'rounds up' has not run yet"
                            : "'rounds up' does not run; it was last seen at "
                                    + status.path("written").asText());
            return ExitCode.SOFTWARE;
        }
        out.printf(
                Locale.ROOT,
                "running for %s (process %d), as of %s ago%n",
                since(status.path("started")),
                status.path("pid").asLong(),
                since(status.path("written")));
        out.println("page           " + status.path("page").asText());
        out.println("Kafka          " + status.path("kafka").asText());
        out.println("Elasticsearch  " + status.path("elasticsearch").asText());
        out.println("Flink          " + status.path("flink").asText());
        boolean good = true;
        for (JsonNode part : status.path("parts")) {
            boolean running = part.path("running").asBoolean();
            good &= running;
            out.printf(
                    Locale.ROOT,
                    "%-18s %s for %s, restarted %d times%s%n",
                    part.path("name").asText(),
                    running ? "runs" : "DOES NOT RUN",
                    since(part.path("since")),
                    part.path("restarts").asInt(),
                    running ? "" : ": " + part.path("problem").asText());
        }
        for (JsonNode network : status.path("networks")) {
            out.println(network.path("line").asText());
        }
        status.path("documents")
                .properties()
                .forEach(count -> out.printf(
                        Locale.ROOT,
                        "%-18s %,d documents%n",
                        count.getKey(),
                        count.getValue().asLong()));
        out.printf(
                Locale.ROOT,
                "%-18s %,.0f MiB%n",
                "disk",
                status.path("disk_bytes").asLong() / MEBIBYTE);
        return good ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private String since(JsonNode time) {
        Duration age = Duration.between(Instant.parse(time.asText()), clock.instant());
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
