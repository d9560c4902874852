package io.rounds.explorer.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An answer that is ready to be sent.
 *
 * @param etag a weak validator of the body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(String contentType, byte[] body, String etag) {
    public static final String JSON = "application/json; charset=utf-8";

    private static final int ETAG_BYTES = 16;

    public static Answer of(String contentType, byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            String tag = HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
            return new Answer(contentType, body, "W/\"" + tag + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** Whether the validators of an {@code If-None-Match} header include this answer's. */
    public boolean matches(String ifNoneMatch) {
        String plain = etag.substring(2);
        for (String tag : ifNoneMatch.split(",", -1)) {
            String stripped = tag.strip();
            if (stripped.equals("*") || stripped.equals(etag) || stripped.equals(plain)) {
                return true;
            }
        }
        return false;
    }
}
