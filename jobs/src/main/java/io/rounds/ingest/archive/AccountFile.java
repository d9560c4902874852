package io.rounds.ingest.archive;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.container.Member;
import io.rounds.ingest.encoding.Utf8Text;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.ingest.x.XIds;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The file {@code account.js} of a personal archive of Twitter, which names the archive's owner. */
final class AccountFile {
    private static final String NAME = "account.js";
    private static final int MAX_BYTES = 1 << 20;

    private AccountFile() {}

    /**
     * The owner that the {@code account.js} beside this file names; null where there is none.
     *
     * @throws IOException when it cannot be read
     */
    static @Nullable ArchiveOwner ownerBeside(Member tweets) throws IOException {
        Member account = tweets.sibling(NAME);
        if (account == null) {
            return null;
        }
        byte[] bytes;
        try (InputStream in = new Utf8Text(account.open())) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            return null;
        }
        ScriptHeader header = ScriptHeader.of(bytes);
        if (header == null) {
            return null;
        }
        try (JsonScanner json = JsonScanner.of(bytes, header.length(), bytes.length)) {
            return json.nextToken() == JsonToken.START_ARRAY && JsonTokens.nextObject(json) ? read(json) : null;
        }
    }

    /** {@code {"account": {"accountId": ..., "username": ..., ...}}}. */
    private static @Nullable ArchiveOwner read(JsonScanner json) throws IOException {
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
        return handle == null || !ArchiveOwner.isHandle(handle) ? null : new ArchiveOwner(id, handle, name, createdAt);
    }
}
