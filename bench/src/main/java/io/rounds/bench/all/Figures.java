package io.rounds.bench.all;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results in a directory that {@code rounds bench all} has filled. */
final class Figures {
    private final Path directory;

    Figures(Path directory) {
        this.directory = directory;
    }

    /** What a benchmark wrote; null where it has not run. */
    @Nullable JsonNode of(String name) throws IOException {
        Path file = directory.resolve(name + ".json");
        return Files.exists(file) ? new ObjectMapper().readTree(file.toFile()) : null;
    }

    /** The line of a result with these values; null where there is none. */
    @Nullable JsonNode line(String name, String field, String value) throws IOException {
        JsonNode results = of(name);
        if (results != null) {
            for (JsonNode line : results.path("results")) {
                if (line.path(field).asText().equals(value)) {
                    return line;
                }
            }
        }
        return null;
    }

    /** A number as the tables show it: whole with separators from 100 on, else one decimal, below 10 two. */
    static String number(JsonNode value) {
        if (!value.isNumber()) {
            return "";
        }
        return number(value.asDouble());
    }

    /** The same. */
    static String number(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    /** A whole number. */
    static String whole(JsonNode value) {
        return String.format(Locale.ROOT, "%,d", value.asLong());
    }
}
