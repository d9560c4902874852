package io.rounds.cli.network;

import java.io.OutputStream;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code rounds follow}: follows the live stream of a network. */
@Command(
        name = "follow",
        description = "Follow the live stream of a network and keep the tweets of communities.",
        synopsisSubcommandLabel = "NETWORK")
public final class FollowCommand {
    private FollowCommand() {}

    public static CommandLine commandLine(OutputStream out, PrintStream messages) {
        return new CommandLine(new FollowCommand())
                .addSubcommand(new FollowBlueskyCommand(out, messages))
                .addSubcommand(new FollowMastodonCommand(out, messages, System.getenv()))
                .addSubcommand(new FollowXCommand(out, messages, System.getenv()))
                .addSubcommand(new FollowFeedsCommand(out, messages));
    }
}
