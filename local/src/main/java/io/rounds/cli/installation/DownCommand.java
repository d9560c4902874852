package io.rounds.cli.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.local.up.DataFolder;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code rounds down}: stops the installation. */
@Command(name = "down", description = "Stop the installation that 'rounds up' runs, in order. Its data stay.")
public final class DownCommand implements Callable<Integer> {
    private static final int WAIT_SECONDS = 90;

    private final PrintStream messages;

    @Mixin
    private DataOption data = new DataOption();

    public DownCommand(PrintStream messages) {
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = data.open();
        JsonNode status = folder.status();
        if (status == null || !folder.isRunning()) {
            messages.println("'rounds up' does not run");
            return ExitCode.OK;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(status.path("pid").asLong());
        if (process.isEmpty() || !process.get().destroy()) {
            messages.println("the process " + status.path("pid").asLong() + " cannot be stopped from here");
            return ExitCode.SOFTWARE;
        }
        try {
            process.get().onExit().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            messages.println("it is still stopping after " + WAIT_SECONDS + " s");
            return ExitCode.SOFTWARE;
        }
        messages.println("stopped");
        return ExitCode.OK;
    }
}
