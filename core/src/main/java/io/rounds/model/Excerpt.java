package io.rounds.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is kept of a record that was rejected: enough to find it again and to see what kind of record it is, and its text
 * only where that is public.
 *
 * @param bytes its length
 * @param sha256 the SHA-256 of its bytes, 64 hexadecimal digits in lower case; empty where not all of it was read
 * @param fields the names of its fields, and of those of the objects in it as {@code outer.inner}; a name that may be a
 *     person's data is replaced by {@code *}
 * @param payload the record itself, cut at {@link Rejected#MAX_PAYLOAD_BYTES}; empty unless it is of a known public format
 */
public record Excerpt(long bytes, String sha256, List<String> fields, String payload) {
    /** Never fed, only cloned: looking one up costs about as much as hashing a short record. */
    private static final MessageDigest SHA_256 = newDigest();

    /** Of a part of these bytes, which is hashed. */
    public static Excerpt of(byte[] record, int from, int to, List<String> fields, String payload) {
        return new Excerpt(to - from, sha256(record, from, to), fields, payload);
    }

    /** Of a record that was not read as a whole. */
    public static Excerpt ofUnread(long bytes, List<String> fields) {
        return new Excerpt(bytes, "", fields, "");
    }

    private static String sha256(byte[] record, int from, int to) {
        MessageDigest digest = digest();
        digest.update(record, from, to - from);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            // Java's own can be cloned; another security provider's need not.
            return newDigest();
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
