package io.rounds.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a JVM's garbage collections, as {@code -Xlog:gc:file=FILE} writes it. */
public final class GcLog {
    /** A collection: {@code 123M->45M(512M)}. */
    private static final Pattern COLLECTION = Pattern.compile("(?<before>\\d+)M->(?<after>\\d+)M\\(\\d+M\\)");

    private final Path file;

    public GcLog(Path file) {
        this.file = file;
    }

    /** The option that makes a JVM write it. */
    public String option() {
        return "-Xlog:gc:file=" + file;
    }

    /** The maximum heap usage before a collection, garbage included, MiB; 0 if there was none. */
    public long peakMib() throws IOException {
        return max("before");
    }

    /** The maximum heap usage after a collection, MiB; 0 if there was none. */
    public long liveMib() throws IOException {
        return max("after");
    }

    private long max(String when) throws IOException {
        long max = 0;
        for (String line : Files.readAllLines(file)) {
            Matcher collection = COLLECTION.matcher(line);
            if (collection.find()) {
                max = Math.max(max, Long.parseLong(collection.group(when)));
            }
        }
        return max;
    }
}
