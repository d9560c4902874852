package io.rounds.report;

import java.io.IOException;
import java.io.Writer;

/** Writes a report in one format. */
public interface ReportWriter {
    /**
     * Writes it.
     *
     * @param out is neither flushed nor closed
     */
    void write(ChatReport report, Writer out) throws IOException;
}
