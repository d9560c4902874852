package io.rounds.chats.sessions;

/**
 * The latest revision of a chat's document that was emitted.
 *
 * @param id of the document
 * @param fingerprint of what the document depends on; a document with the same fingerprint is the same
 */
public record EmittedDocument(String id, long fingerprint) {
    private static final long PENDING = 0;

    /** A document that must be emitted, whatever was emitted before. */
    public static EmittedDocument pending(String id) {
        return new EmittedDocument(id, PENDING);
    }
}
