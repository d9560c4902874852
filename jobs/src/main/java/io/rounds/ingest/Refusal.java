package io.rounds.ingest;

import io.rounds.model.Reason;

/** Why a record, or one tweet of it, cannot be taken. Stays inside this package and becomes a rejection. */
final class Refusal extends Exception {
    private final Reason reason;
    private boolean payloadWithheld;

    /** @param detail one sentence a person can act on */
    Refusal(Reason reason, String detail) {
        // Bad input is no bug of ours: no stack trace, which would cost more than the parsing.
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** The rejection shall not hold the record itself. */
    Refusal withholdingPayload() {
        payloadWithheld = true;
        return this;
    }

    boolean withholdsPayload() {
        return payloadWithheld;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
