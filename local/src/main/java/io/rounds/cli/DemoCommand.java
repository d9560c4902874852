package io.rounds.cli;

import io.rounds.local.Demo;
import io.rounds.local.WorkDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code rounds demo}: all of Rounds on this machine, fed with simulated tweets. */
@Command(
        name = "demo",
        description = {
            "Run Kafka, Elasticsearch, Flink and the explorer on this machine, fed with a simulated conference week.",
            "",
            "All data is removed at the end. Without --once, the simulation continues until Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream messages;

    @Option(names = "--once", description = "Stop once the week has been analysed, and show the results.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            converter = Port.class,
            description = "Port of the explorer on 127.0.0.1. Default: a free port.")
    private int port;

    DemoCommand(OutputStream out, PrintStream messages) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        return GracefulShutdown.during(messages, () -> {
            run();
            return ExitCode.OK;
        });
    }

    private void run() throws Exception {
        try (WorkDirectory folder = WorkDirectory.create()) {
            Demo demo = new Demo(folder.path(), port, Clock.systemUTC(), out, messages);
            try {
                if (once) {
                    demo.once(demo.week());
                } else {
                    demo.live();
                }
            } catch (InterruptedException e) {
                messages.println("stopped; all data has been removed");
            } catch (Exception e) {
                folder.keep();
                throw new IOException("the demo failed; its logs are in " + folder.path(), e);
            }
        }
    }

    /** A TCP port. */
    static final class Port implements CommandLine.ITypeConverter<Integer> {
        private static final int MAX = 65_535;

        @Override
        public Integer convert(String text) {
            try {
                int port = Integer.parseInt(text);
                if (port >= 0 && port <= MAX) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // Reported below.
            }
            throw new CommandLine.TypeConversionException("'" + text + "' is not a port: a number from 1 to " + MAX);
        }
    }
}
