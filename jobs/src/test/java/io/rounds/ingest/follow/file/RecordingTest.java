package io.rounds.ingest.follow.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.ingest.follow.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    @TempDir
    private Path folder = Path.of("");

    private Instant now = Instant.parse("2026-11-29T23:59:50Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private static Step step(String message, String position) {
        return new Step(message.getBytes(StandardCharsets.UTF_8), null, 0, position);
    }

    private Recording open(String name) throws IOException {
        return Recording.open(folder.resolve(name).toString(), "bluesky", clock);
    }

    private String read(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        if (!name.endsWith(".gz")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        try (Recording recording = open("a.ndjson")) {
            assertThat(recording.position()).isNull();
            recording.known().add(5);
            recording.add(List.of(step("one", "p1"), Step.over("p2")));
        }
        try (Recording recording = open("a.ndjson")) {
            assertThat(recording.position()).isEqualTo("p2");
            assertThat(recording.known().contains(5)).isTrue();
            recording.add(List.of(step("two", "p3")));
        }

        assertThat(read("a.ndjson")).isEqualTo("one\ntwo\n");
    }

    @Test
    void whatWasWrittenAfterTheStoredPositionIsCutOffSinceItComesAgain() throws IOException {
        for (String name : List.of("a.ndjson", "b.ndjson.gz")) {
            try (Recording recording = open(name)) {
                recording.add(List.of(step("one", "p1")));
            }
            Files.write(folder.resolve(name), "half a li".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
            try (Recording recording = open(name)) {
                assertThat(recording.position()).isEqualTo("p1");
                recording.add(List.of(step("two", "p2")));
            }

            assertThat(read(name)).isEqualTo("one\ntwo\n");
        }
    }

    @Test
    void aRecordingThatIsKilledGoesOnAtTheLastStoredPosition() throws IOException {
        Recording killed = open("a.ndjson.gz");
        killed.add(List.of(step("one", "p1")));
        now = now.plusSeconds(5);
        killed.add(List.of(step("two", "p2")));
        killed.add(List.of(step("three", "p3")));

        try (Recording recording = open("a.ndjson.gz")) {
            assertThat(recording.position()).isEqualTo("p2");
            recording.add(List.of(step("three", "p3")));
        }

        assertThat(read("a.ndjson.gz")).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void eachDayHasAFileAndAllHaveOnePosition() throws IOException {
        try (Recording recording = open("bluesky-%F.ndjson")) {
            recording.add(List.of(step("one", "p1")));
            now = now.plusSeconds(20);
            recording.add(List.of(step("two", "p2")));
        }

        assertThat(read("bluesky-2026-11-29.ndjson")).isEqualTo("one\n");
        assertThat(read("bluesky-2026-11-30.ndjson")).isEqualTo("two\n");
        assertThat(folder.resolve("bluesky.ndjson.cursor")).exists();
    }

    @Test
    void aNameOrAPositionThatCannotBeUsedIsRefused() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open("a-%Y.ndjson"))
                .withMessageContaining("only %F, the day");
        try (Recording recording = Recording.open(folder.resolve("m").toString(), "mastodon", clock)) {
            recording.add(List.of(Step.over("p")));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open("m"))
                .withMessageContaining("belongs to a recording of mastodon");
        Files.writeString(folder.resolve("c.cursor"), "{}");
        assertThatThrownBy(() -> open("c"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("remove it to begin anew");
    }
}
