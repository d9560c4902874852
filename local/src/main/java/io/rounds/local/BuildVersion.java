package io.rounds.local;

/** The version of this build. */
public final class BuildVersion {
    private BuildVersion() {}

    /** As the launcher passes it on, for example {@code 0.1.0}. */
    public static String number() {
        return System.getProperty("rounds.version", "(version unknown)");
    }
}
