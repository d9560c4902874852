package io.rounds.local;

import java.io.IOException;
import java.nio.file.Path;

/** The main class of a broker's process: {@code DATA PORT CONTROLLER-PORT}. It stops when its standard input ends. */
final class KafkaNode {
    /** The line that says that the broker accepts requests begins so; the address follows. */
    static final String READY = "ready at ";

    private KafkaNode() {}

    public static void main(String[] args) throws IOException {
        try (KafkaBroker broker =
                KafkaBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]))) {
            System.out.println(READY + broker.bootstrapServers());
            while (System.in.read() >= 0) {
                // The parent writes nothing: the pipe ends when the parent does.
            }
        }
        System.exit(0);
    }
}
