package io.rounds.ingest.container;

import java.io.IOException;

/** A file that the operating system cannot read, unlike one whose content is cut or damaged. */
public final class ReadFailure extends IOException {
    private static final long serialVersionUID = 1;

    ReadFailure(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
