package io.rounds.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the tokens of a network are: in a file, or in an environment variable. They are never on a command line or in
 * settings, which others can read.
 *
 * @param file null for the variable
 * @param variable its name
 */
public record TokenPlace(@Nullable Path file, String variable) {
    /**
     * The content of the file or variable.
     *
     * @return null if there is no file, and the variable is not set
     * @throws IllegalArgumentException if the file cannot be read
     */
    public @Nullable String read(Map<String, String> environment) {
        if (file == null) {
            return environment.get(variable);
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("the token in " + file + " cannot be read", e);
        }
    }
}
