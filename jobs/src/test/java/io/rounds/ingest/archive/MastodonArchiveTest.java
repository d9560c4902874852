package io.rounds.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.model.Author;
import io.rounds.model.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MastodonArchiveTest {
    private static final String OUTBOX = """
            {"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json", "type": "OrderedCollection", "orderedItems": [
             {"id": "https://med.example/ap/users/115/statuses/7/activity", "type": "Create", "actor": "https://med.example/ap/users/115",
              "published": "2025-11-20T10:00:00Z", "to": ["as:Public"], "cc": [],
              "object": {"id": "https://med.example/ap/users/115/statuses/7", "type": "Note", "published": "2025-11-20T10:00:00Z",
               "attributedTo": "https://med.example/ap/users/115", "to": ["as:Public"], "content": "<p>hello</p>"}}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Author author() throws IOException {
        Path outbox = Files.writeString(folder.resolve("outbox.json"), OUTBOX);
        List<Parsed> results = Archives.parse(outbox, ArchiveFormat.AUTO);
        assertThat(results).hasSize(1);
        return Objects.requireNonNull(results.get(0).tweet()).author();
    }

    @Test
    void theOwnerIsDescribedByTheFileBesideTheOutbox() throws IOException {
        Files.writeString(
                folder.resolve("actor.json"),
                "{\"id\": \"https://med.example/ap/users/115\", \"type\": \"Person\", \"preferredUsername\": \"ada\","
                        + " \"name\": \"Ada\", \"published\": \"2025-11-01T00:00:00Z\", \"outbox\": \"outbox.json\"}");

        Author author = author();

        assertThat(author.handle()).isEqualTo("ada@med.example");
        assertThat(author.name()).isEqualTo("Ada");
        assertThat(author.createdAt()).isEqualTo(Instant.parse("2025-11-01T00:00:00Z"));
    }

    @Test
    void withoutThatFileTheAddressNamesTheOwner() throws IOException {
        assertThat(author().handle()).isEqualTo("115@med.example");
        Files.writeString(folder.resolve("actor.json"), "{broken");
        assertThat(author().handle()).isEqualTo("115@med.example");
    }
}
