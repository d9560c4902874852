package io.rounds.ingest.archive;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.container.Member;
import io.rounds.ingest.encoding.Utf8Text;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.ingest.mastodon.ArchiveActor;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The file {@code actor.json} of a Mastodon archive, which describes the archive's owner. */
final class ActorFile {
    private static final String NAME = "actor.json";
    private static final int MAX_BYTES = 1 << 20;

    private ActorFile() {}

    /**
     * The owner that the {@code actor.json} beside this file describes; null where there is none.
     *
     * @throws IOException when it cannot be read
     */
    static @Nullable ArchiveActor beside(Member outbox) throws IOException {
        Member file = outbox.sibling(NAME);
        if (file == null) {
            return null;
        }
        byte[] bytes;
        try (InputStream in = new Utf8Text(file.open())) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            return null;
        }
        try (JsonScanner json = JsonScanner.of(bytes, 0, bytes.length)) {
            return json.nextToken() == JsonToken.START_OBJECT ? read(json) : null;
        } catch (IOException broken) {
            // Then the posts are those of the account that their addresses name.
            return null;
        }
    }

    private static @Nullable ArchiveActor read(JsonScanner json) throws IOException {
        // The archive gives its own parts relative addresses; that of the actor is whole.
        @Nullable String id = null;
        @Nullable String username = null;
        @Nullable String name = null;
        @Nullable String published = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "id" -> id = JsonTokens.string(json);
                case "preferredUsername" -> username = JsonTokens.string(json);
                case "name" -> name = JsonTokens.string(json);
                case "published" -> published = JsonTokens.string(json);
                default -> JsonTokens.skip(json);
            }
        }
        return id == null || username == null ? null : ArchiveActor.of(id, username, name, published);
    }
}
