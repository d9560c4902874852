package io.rounds.bench.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.Bench;
import io.rounds.bench.process.Checkout;
import io.rounds.communities.Events;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsBenchIT {
    private static final Instant START = Instant.parse("2014-05-06T09:00:00Z");

    @Test
    void aWeekAndAnArchiveAreComparedWithWhatWasPlanned(@TempDir Path folder) throws Exception {
        Path archive = Files.writeString(folder.resolve("morning.csv"), morning());
        Path programme = Files.writeString(
                folder.resolve("morning.yaml"),
                "- tag: ConfX\n  title: X\n  start: " + START + "\n  end: " + START.plusSeconds(7_200) + "\n");
        Path json = folder.resolve("sessions.json");
        StringWriter progress = new StringWriter();

        int code = Bench.commandLine()
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(progress, true))
                .execute(
                        "sessions",
                        "--weeks=1",
                        "--seeds=1",
                        "--archive=" + archive,
                        "--programme=" + programme,
                        "--json=" + json);

        assertThat(code).as(progress.toString()).isZero();
        List<JsonNode> scores = new ArrayList<>();
        new ObjectMapper().readTree(json.toFile()).path("results").forEach(line -> scores.add(line.path("score")));
        assertThat(scores).hasSize(3);
        assertThat(scores.get(0).path("planned").asInt()).isEqualTo(4);
        assertThat(scores.get(0).path("exact").asInt()).isEqualTo(4);
        assertThat(scores.get(0).path("invented").asInt()).isZero();
        assertThat(scores.get(2).path("found").asInt()).isEqualTo(1);
        assertThat(scores.get(2).path("tweets").asDouble()).isEqualTo(1);
    }

    @Test
    void aProgrammeThatIsNoneIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "no: list");
        StringWriter message = new StringWriter();

        int code = Bench.commandLine()
                .setErr(new PrintWriter(message, true))
                .execute("sessions", "--archive=" + file, "--programme=" + file);

        assertThat(code).isEqualTo(2);
        assertThat(message.toString()).contains("list");
    }

    @Test
    void theProgrammesThatShipCanBeRead() throws Exception {
        try (Stream<Path> files = Files.list(Checkout.root().resolve("bench/programmes"))) {
            List<Path> programmes =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(programmes).hasSize(3);
            assertThat(programmes)
                    .allSatisfy(file -> assertThat(Events.read(file).all()).isNotEmpty());
        }
    }

    /** Two hours in which someone writes each minute. */
    private static String morning() {
        StringBuilder csv = new StringBuilder("id,created_at,screen_name,text\n");
        for (int minute = 0; minute < 120; minute++) {
            csv.append(464_000_000_000_000_000L + minute)
                    .append(',')
                    .append(START.plusSeconds(60L * minute).toString(), 0, 19)
                    .append(",person")
                    .append(minute % 30)
                    .append(",Talk ")
                    .append(minute)
                    .append(" #ConfX\n");
        }
        return csv.toString();
    }
}
