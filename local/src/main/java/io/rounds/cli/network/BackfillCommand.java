package io.rounds.cli.network;

import java.io.OutputStream;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code rounds backfill}: reads the past of a network. */
@Command(
        name = "backfill",
        description = "Read what a network still has of a time that has passed, and keep the tweets of communities.",
        synopsisSubcommandLabel = "NETWORK")
public final class BackfillCommand {
    private BackfillCommand() {}

    public static CommandLine commandLine(OutputStream out, PrintStream messages) {
        return new CommandLine(new BackfillCommand())
                .addSubcommand(new BackfillBlueskyCommand(out, messages))
                .addSubcommand(new BackfillMastodonCommand(out, messages, System.getenv()))
                .addSubcommand(new BackfillXCommand(out, messages, System.getenv()));
    }
}
