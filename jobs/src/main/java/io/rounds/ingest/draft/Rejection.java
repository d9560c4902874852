package io.rounds.ingest.draft;

import io.rounds.model.Reason;

/** Why a record, or one tweet of it, cannot be used. {@link Outcome} turns it into a result. */
public final class Rejection extends Exception {
    private final Reason reason;
    private boolean payloadWithheld;
    private long recordBytes;

    /**
     * Creates a rejection.
     *
     * @param detail one sentence a person can act on
     */
    public Rejection(Reason reason, String detail) {
        // Bad input is not a bug: a stack trace would cost more than parsing.
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** Of a message, or of a post that not everybody may read. */
    public static Rejection notPublic() {
        return new Rejection(
                        Reason.NOT_PUBLIC,
                        "A private message, or a post for followers or single people only: it is not analysed, and its"
                                + " content is not kept.")
                .withholdingPayload();
    }

    /** Of a post whose account shows its posts to approved followers only. */
    public static Rejection ofProtectedAccount() {
        return new Rejection(
                        Reason.NOT_PUBLIC,
                        "A post of a protected account, which only its followers may read: it is not analysed"
                                + " (--include-protected if you may), and its content is not kept.")
                .withholdingPayload();
    }

    /** Says how long the record is, where not all of it was read. */
    Rejection ofRecordBytes(long bytes) {
        recordBytes = bytes;
        return this;
    }

    /** How long the record is, in bytes; 0 if all of it is there. */
    long recordBytes() {
        return recordBytes;
    }

    /** Keeps the record itself out of the rejection. */
    public Rejection withholdingPayload() {
        payloadWithheld = true;
        return this;
    }

    public boolean withholdsPayload() {
        return payloadWithheld;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
