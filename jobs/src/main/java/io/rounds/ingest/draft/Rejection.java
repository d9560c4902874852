package io.rounds.ingest.draft;

import io.rounds.model.Reason;

/** Why a record, or one tweet of it, cannot be used. {@link Outcome} turns it into a result. */
public final class Rejection extends Exception {
    private final Reason reason;
    private boolean payloadWithheld;

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
