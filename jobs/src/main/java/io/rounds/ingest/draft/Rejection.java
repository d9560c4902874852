package io.rounds.ingest.draft;

import io.rounds.model.Reason;

/** Why a record, or one tweet of it, cannot be taken. Stays inside this package and becomes a rejection. */
public final class Rejection extends Exception {
    private final Reason reason;
    private boolean payloadWithheld;

    /** @param detail one sentence a person can act on */
    public Rejection(Reason reason, String detail) {
        // Bad input is no bug of ours: no stack trace, which would cost more than the parsing.
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** The rejection shall not hold the record itself. */
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
