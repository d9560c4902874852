package io.rounds.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.documents.Indices;
import io.rounds.model.Document;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonResultTest {
    private static final Instant EARLY = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-21T21:00:00Z");

    private Path directory = Path.of("");

    @BeforeEach
    void inADirectoryThatIsNotThereYet(@TempDir Path temporary) {
        directory = temporary.resolve("out/results");
    }

    @Test
    void theHighestVersionOfEachIdRemainsAndRemovedDocumentsAreGone() throws IOException {
        prepare(false);
        write(
                document("b", 2, LATE, "new"),
                document("a", 1, LATE, "only"),
                document("gone", 5, EARLY, "removed"),
                document("back", 7, EARLY, "written after its removal"));
        write(
                document("b", 1, LATE, "old"),
                document("c", 1, EARLY, "first in time"),
                new Document("tweets", "gone", Document.FINAL_VERSION, null, null),
                new Document("tweets", "back", 6, EARLY, null));

        Map<String, Long> counts = new TreeMap<>();
        Indices.ALL.forEach(index -> counts.put(index, index.equals("tweets") ? 4L : 0L));
        assertThat(NdjsonResult.finish(directory, Indices.ALL)).containsExactlyInAnyOrderEntriesOf(counts);
        assertThat(lines("tweets"))
                .containsExactly(
                        "{\"id\":\"back\",\"v\":\"written after its removal\"}",
                        "{\"id\":\"c\",\"v\":\"first in time\"}",
                        "{\"id\":\"a\",\"v\":\"only\"}",
                        "{\"id\":\"b\",\"v\":\"new\"}");
        assertThat(lines("trends")).isEmpty();
        assertThat(fileNames())
                .containsExactlyElementsOf(
                        counts.keySet().stream().map(index -> index + ".ndjson").toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anyOrderAndAnyNumberOfWritersGiveTheSameFiles(int writers) throws IOException {
        Random random = new Random(11);
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int id = random.nextInt(500);
            long version = 1L + random.nextInt(4);
            Instant at = EARLY.plusSeconds(id % 60);
            boolean removal = version == 3 && id % 10 == 0;
            all.add(
                    removal
                            ? new Document("tweets", "x:" + id, version, null, null)
                            : document("x:" + id, version, at, "v" + version));
        }
        List<Document> expected = finalDocuments(all);
        Collections.shuffle(all, new Random(writers));

        prepare(false);
        for (int i = 0; i < writers; i++) {
            write(all.subList(all.size() * i / writers, all.size() * (i + 1) / writers)
                    .toArray(Document[]::new));
        }

        assertThat(NdjsonResult.finish(directory, List.of("tweets"))).containsEntry("tweets", (long) expected.size());
        assertThat(lines("tweets"))
                .isEqualTo(expected.stream().map(Document::json).toList());
    }

    @Test
    void resultsThatAreThereAreOnlyReplacedWhenAsked() throws IOException {
        prepare(false);
        write(document("a", 1, EARLY, "first run"));
        NdjsonResult.finish(directory, Indices.ALL);

        assertThatThrownBy(() -> prepare(false))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining(Indices.ALL.get(0) + ".ndjson")
                .hasMessageContaining("allow overwriting");
        prepare(true);
        assertThat(lines("tweets")).hasSize(1);
        write(document("b", 1, EARLY, "second run"));
        NdjsonResult.finish(directory, Indices.ALL);
        assertThat(lines("tweets")).containsExactly("{\"id\":\"b\",\"v\":\"second run\"}");
    }

    @Test
    void partsOfARunThatDiedAreOnlyDroppedWhenAsked() throws IOException {
        prepare(false);
        write(document("a", 1, EARLY, "died"));

        assertThatThrownBy(() -> prepare(false)).hasMessageContaining("unfinished results");
        prepare(true);
        assertThat(NdjsonResult.finish(directory, Indices.ALL)).containsEntry("tweets", 0L);
    }

    @Test
    void aRecordCutOffWhenItsWriterDiedIsLeftToTheNextAttempt() throws IOException {
        prepare(false);
        write(document("a", 1, EARLY, "whole"), document("b", 1, EARLY, "cut"));
        try (Stream<Path> files = Files.walk(directory)) {
            Path part = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(part);
            Files.write(part, Arrays.copyOf(bytes, bytes.length - 1));
        }
        write(document("b", 1, EARLY, "again"));

        assertThat(NdjsonResult.finish(directory, Indices.ALL)).containsEntry("tweets", 2L);
        assertThat(lines("tweets")).containsExactly("{\"id\":\"a\",\"v\":\"whole\"}", "{\"id\":\"b\",\"v\":\"again\"}");
    }

    @Test
    void anIndexNobodyNamedGetsItsFileToo() throws IOException {
        prepare(false);
        write(new Document("links", "l", 1, null, "{\"id\":\"l\"}"));

        assertThat(NdjsonResult.finish(directory, Indices.ALL)).containsEntry("links", 1L);
        assertThat(lines("links")).containsExactly("{\"id\":\"l\"}");
    }

    private static List<Document> finalDocuments(List<Document> all) {
        return all.stream()
                .map(Document::id)
                .distinct()
                .map(id -> all.stream()
                        .filter(document -> document.id().equals(id))
                        .max(Comparator.comparingLong(Document::version))
                        .orElseThrow())
                .filter(document -> document.json() != null)
                .sorted((a, b) -> (a.at() + a.id()).compareTo(b.at() + b.id()))
                .toList();
    }

    private void prepare(boolean overwrite) throws IOException {
        NdjsonResult.prepare(directory, Indices.ALL, overwrite);
    }

    private void write(Document... documents) throws IOException {
        try (NdjsonParts parts = new NdjsonParts(directory)) {
            for (Document document : documents) {
                parts.write(document);
            }
        }
    }

    private List<String> lines(String index) throws IOException {
        return Files.readAllLines(directory.resolve(index + ".ndjson"));
    }

    private List<String> fileNames() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static Document document(String id, long version, Instant at, String value) {
        return new Document("tweets", id, version, at, "{\"id\":\"" + id + "\",\"v\":\"" + value + "\"}");
    }
}
