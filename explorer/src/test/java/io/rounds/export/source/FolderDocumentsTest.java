package io.rounds.export.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.IndexSchema;
import io.rounds.export.table.TableExport;
import io.rounds.export.table.TableFormat;
import io.rounds.export.table.TableRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDocumentsTest {
    @TempDir
    Path folder;

    private FolderDocuments source;

    @BeforeEach
    void write() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("shares.ndjson"), """
                {"id":"c","at":"2026-03-02T00:00:00.500Z","hashtags":["smacc"],"domain":"nejm.org","handle":"x"}
                {"id":"b","at":"2026-03-02T00:00:00Z","hashtags":["foamed","smacc"],"domain":"litfl.com"}

                {"id":"a","at":"2026-03-02T00:00:00Z","hashtags":[],"domain":"nejm.org"}
                {"id":"d","at":"2026-03-01T00:00:00Z","hashtags":["foamed"],"domain":"bmj.com"}
                """);
        Files.writeString(data.resolve("tweets.ndjson"), """
                {"id":"1","created_at":"2026-03-01T00:00:00Z","text":"hello","links":[{"domain":"bmj.com","url":"u"},{"domain":"a.org"}]}
                """);
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        source = new FolderDocuments(data, temporary);
    }

    private List<String> found(String index, List<Condition> conditions, String... order) throws IOException {
        List<String> ids = new ArrayList<>();
        DocumentQuery query = new DocumentQuery(index, conditions, List.of(), List.of(), List.of(order));
        try (Documents documents = source.open(query)) {
            assertThat(documents.total()).isEqualTo(source.count(query));
            for (JsonNode document = documents.next(); document != null; document = documents.next()) {
                ids.add(document.path("id").asText());
            }
            assertThat(ids).hasSize((int) documents.total());
        }
        return ids;
    }

    @Test
    void documentsComeAsTheyStandOrByTimeAndId() throws IOException {
        assertThat(found("shares", List.of())).containsExactly("c", "b", "a", "d");
        assertThat(found("shares", List.of(), "at", "id")).containsExactly("d", "a", "b", "c");
        try (var left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void conditionsHoldAsInElasticsearch() throws IOException {
        Condition smacc = new Condition.AnyOf("", List.of("topic", "hashtags"), List.of("smacc", "none"));
        Condition nejm = new Condition.AnyOf("", List.of("domain"), List.of("nejm.org"));
        Instant second = Instant.parse("2026-03-02T00:00:00Z");
        assertThat(found("shares", List.of(smacc))).containsExactly("c", "b");
        assertThat(found("shares", List.of(smacc, nejm))).containsExactly("c");
        assertThat(found("shares", List.of(new Condition.Between("", "at", second, null))))
                .containsExactly("c", "b", "a");
        assertThat(found("shares", List.of(new Condition.Between("", "at", second, second.plusMillis(500)))))
                .containsExactly("b", "a");
        assertThat(found("shares", List.of(new Condition.Between("", "none", second, null))))
                .isEmpty();
        assertThat(found("tweets", List.of(new Condition.AnyOf("", List.of("links.domain"), List.of("a.org")))))
                .containsExactly("1");
        assertThat(found("tweets", List.of(new Condition.AnyOf("", List.of("links"), List.of("a.org")))))
                .isEmpty();
    }

    @Test
    void fieldsAreExcludedInsideOfListsToo() throws IOException {
        for (List<String> order : List.of(List.<String>of(), List.of("created_at", "id"))) {
            DocumentQuery query =
                    new DocumentQuery("tweets", List.of(), List.of(), List.of("text", "links.url"), order);
            try (Documents documents = source.open(query)) {
                assertThat(documents.next())
                        .hasToString("{\"id\":\"1\",\"created_at\":\"2026-03-01T00:00:00Z\","
                                + "\"links\":[{\"domain\":\"bmj.com\"},{\"domain\":\"a.org\"}]}");
            }
        }
    }

    @Test
    void aTableOfAFolderIsThatOfElasticsearch() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableRequest request =
                new TableRequest(IndexSchema.of("tweets"), Selection.ALL, TableFormat.NDJSON, false, false);
        assertThat(TableExport.write(source, request, out, ProgressListener.NONE)).isEqualTo(1);
        assertThat(out.toString(UTF_8)).startsWith("{\"id\":\"1\"").doesNotContain("hello");
    }

    @Test
    void aMissingFileAndALineThatIsNotADocumentAreNamed() throws IOException {
        assertThatThrownBy(() -> found("links", List.of()))
                .isInstanceOf(NothingFoundException.class)
                .hasMessageContainingAll("links.ndjson", "rounds replay --out");
        Path file = folder.resolve("data").resolve("links.ndjson");
        Files.writeString(file, "{\"id\":\"a\"}\n\n{\"id\":\n");
        assertThatThrownBy(() -> found("links", List.of())).hasMessageContaining("links.ndjson:3 is not a document");
        Files.writeString(file, "[]\n");
        assertThatThrownBy(() -> found("links", List.of())).hasMessageContaining("links.ndjson:1 is not a document");
    }
}
