package io.rounds.cli.export;

import io.rounds.export.source.ProgressListener;
import java.io.PrintStream;
import java.util.Locale;

/** Reports every few seconds how much has been read. */
public final class ExportProgress implements ProgressListener {
    private static final double REPORT_EVERY_SECONDS = 5;

    private final PrintStream messages;
    private final long began = System.nanoTime();
    private long reported = began;

    ExportProgress(PrintStream messages) {
        this.messages = messages;
    }

    @Override
    public void read(long read, long total) {
        long now = System.nanoTime();
        if ((now - reported) / 1e9 >= REPORT_EVERY_SECONDS) {
            reported = now;
            messages.printf(
                    Locale.ROOT, "  read %,d of %,d documents, %,.0f/s%n", read, total, read / elapsedSeconds());
        }
    }

    public double elapsedSeconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}
