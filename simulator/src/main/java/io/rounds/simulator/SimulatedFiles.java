package io.rounds.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a simulation to files: {@code stream.jsonl}, one message a line in order of arrival, and {@code truth.json}. */
public final class SimulatedFiles {
    /** The name of the file with the messages. */
    public static final String STREAM = "stream.jsonl";

    /** The name of the file with what was planted. */
    public static final String TRUTH = "truth.json";

    private SimulatedFiles() {}

    /**
     * Runs a simulation to its end. Creates the directory if it is missing and replaces existing files.
     *
     * @return the truth, as written
     * @throws IOException if a file cannot be written
     */
    public static Truth write(SimulatorOptions options, Path directory) throws IOException {
        Files.createDirectories(directory);
        Simulator simulator = new Simulator(options);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.resolve(STREAM)), 1 << 16)) {
            while (simulator.hasNext()) {
                out.write(simulator.next().payload());
                out.write('\n');
            }
        }
        Truth truth = simulator.truth();
        truth.write(directory.resolve(TRUTH));
        return truth;
    }
}
