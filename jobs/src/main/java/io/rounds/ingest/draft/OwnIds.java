package io.rounds.ingest.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Ids for posts whose file gives none, or only what is left of it. The same account, time and text always get the same id, so that a post counts once
 * however often it is read. Such an id leads to no page of the network.
 */
public final class OwnIds {
    private static final String PREFIX = "rounds-";
    private static final int BYTES = 8;

    private OwnIds() {}

    /** The id, {@code rounds-} and 16 hexadecimal digits. */
    public static String of(String account, Instant time, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String key = account.toLowerCase(Locale.ROOT) + '\n' + time.toEpochMilli() + '\n' + text;
            return PREFIX + HexFormat.of().formatHex(digest.digest(key.getBytes(UTF_8)), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether an id, with its network before it, is one of these. */
    public static boolean isOwn(String id) {
        return id.startsWith(PREFIX, id.indexOf(':') + 1);
    }
}
