package io.rounds;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real data for tests, which stays out of the repository. Absent, the test is skipped with a message; under
 * {@code CI=true} it fails, unless {@code -Drounds.data=none} says that this machine has none.
 */
public final class SharedData {
    private SharedData() {}

    /** A file or folder below the one that the system property {@code rounds.data} names. */
    public static Path path(String relative) {
        return existing(
                Path.of(System.getProperty("rounds.data", "../shared/data")).resolve(relative));
    }

    /** A folder that a system property of its own names, else the one below {@code rounds.data}. */
    public static Path path(String property, String relative) {
        String own = System.getProperty(property);
        return own == null ? path(relative) : existing(Path.of(own));
    }

    /** Whether a test fails, and is not skipped, where the data is absent. */
    public static boolean isRequired() {
        return "true".equals(System.getenv("CI")) && !"none".equals(System.getProperty("rounds.data"));
    }

    private static Path existing(Path path) {
        if (Files.exists(path)) {
            return path;
        }
        String message = "No test data at " + path.toAbsolutePath() + "; -Drounds.data=DIR names where it lies";
        return isRequired() ? fail(message) : abort(message);
    }
}
