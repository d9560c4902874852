package io.rounds.ingest.x;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.archive.ScriptHeader;
import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.draft.JsonTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whose personal archive of Twitter it is. The tweets in {@code tweets.js} do not say who wrote them; the file {@code
 * account.js} beside it does.
 *
 * @param id the account's id; null where only its handle is known
 * @param handle without {@code @}, as written
 * @param name the display name
 * @param createdAt when the account was opened, as the archive writes it
 */
public record ArchiveOwner(
        @Nullable String id,
        String handle,
        @Nullable String name,
        @Nullable String createdAt) {
    private static final String FILE = "account.js";
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_HANDLE = 20;

    /**
     * An account of which only the handle is known.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ArchiveOwner of(String handle) {
        String bare = handle.startsWith("@") ? handle.substring(1) : handle;
        if (!isHandle(bare)) {
            throw new IllegalArgumentException(
                    "an account is named by its handle, letters, digits and _, unlike '" + handle + "'");
        }
        return new ArchiveOwner(null, bare, null, null);
    }

    private static boolean isHandle(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_HANDLE
                && text.chars().allMatch(c -> c == '_' || (c < 0x80 && Character.isLetterOrDigit(c)));
    }

    /**
     * The owner that the {@code account.js} beside this file names; null where there is none.
     *
     * @throws IOException when it cannot be read
     */
    static @Nullable ArchiveOwner beside(Path archive) throws IOException {
        Path file = archive.toAbsolutePath().resolveSibling(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            return null;
        }
        byte[] bytes = Files.readAllBytes(file);
        ScriptHeader head = ScriptHeader.of(bytes);
        if (head == null) {
            return null;
        }
        try (JsonParser json = JsonTokens.parser(bytes, head.length(), bytes.length)) {
            return json.nextToken() == JsonToken.START_ARRAY && JsonTokens.nextObject(json) ? read(json) : null;
        }
    }

    /** {@code {"account": {"accountId": ..., "username": ..., ...}}}. */
    private static @Nullable ArchiveOwner read(JsonParser json) throws IOException {
        @Nullable String id = null;
        @Nullable String handle = null;
        @Nullable String name = null;
        @Nullable String createdAt = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (!field.equals("account")) {
                JsonTokens.skip(json);
            } else if (JsonTokens.object(json)) {
                for (String inner = json.nextFieldName(); inner != null; inner = json.nextFieldName()) {
                    switch (inner) {
                        case "accountId" -> id = XIds.read(json);
                        case "username" -> handle = JsonTokens.string(json);
                        case "accountDisplayName" -> name = JsonTokens.string(json);
                        case "createdAt" -> createdAt = JsonTokens.string(json);
                        default -> JsonTokens.skip(json);
                    }
                }
            }
        }
        return handle == null || !isHandle(handle) ? null : new ArchiveOwner(id, handle, name, createdAt);
    }

    AuthorDraft user() {
        AuthorDraft user = new AuthorDraft();
        user.id = id;
        user.handle = handle;
        user.name = name;
        user.createdAt = createdAt;
        return user;
    }
}
