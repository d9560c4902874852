package io.rounds.cli;

import io.rounds.local.Demo;
import io.rounds.local.WorkDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/** {@code rounds demo}: the whole of Rounds on this machine. */
@Command(
        name = "demo",
        description = {
            "Run Kafka, Elasticsearch, Flink and the explorer on this machine, fed with a simulated conference week.",
            "",
            "Everything is removed at the end. Without --once the simulation goes on until Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream messages;

    @Option(names = "--once", description = "End when the week has been analysed, and show the results.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            converter = Port.class,
            description = "Port of the explorer's page on 127.0.0.1; a free one by default.")
    private int port;

    DemoCommand(OutputStream out, PrintStream messages) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        GracefulShutdown end = new GracefulShutdown(messages);
        try {
            run();
            return ExitCode.OK;
        } finally {
            end.close();
        }
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
                messages.println("ended; everything is removed");
            } catch (Exception e) {
                folder.keep();
                throw new IOException("the demo failed, its logs are in " + folder.path(), e);
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
                // Said below.
            }
            throw new CommandLine.TypeConversionException("'" + text + "' is not a port: a number from 1 to " + MAX);
        }
    }
}
