package io.rounds.ingest.follow.file;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The files of a recording, by a pattern as on the command line.
 *
 * @param pattern the path; {@code %F} stands for the day on which a message was read (UTC, {@code 2026-11-29}), and a name that
 *     ends with {@code .gz} is compressed
 */
record RecordedFiles(String pattern) {
    private static final String DAY = "%F";

    RecordedFiles {
        if (pattern.isBlank() || pattern.endsWith("/")) {
            throw new IllegalArgumentException("'" + pattern + "' is not the name of a file");
        }
        int percent = pattern.replace(DAY, "").indexOf('%');
        if (percent >= 0) {
            throw new IllegalArgumentException("'" + pattern + "': only %F, the day, may stand in a name");
        }
    }

    /** The file for what is read at this time. */
    Path at(Instant time) {
        return Path.of(
                pattern.replace(DAY, time.atOffset(ZoneOffset.UTC).toLocalDate().toString()));
    }

    /** Where the position is kept: beside the files, one for all of them. */
    Path state() {
        String name = pattern.replaceAll("[-_.]?" + DAY, "");
        return Path.of((name.isEmpty() || name.endsWith("/") ? name + "recording" : name) + ".cursor");
    }

    boolean isCompressed() {
        return pattern.endsWith(".gz");
    }
}
