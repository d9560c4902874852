package io.rounds.cli.installation;

import io.rounds.cli.InvalidArguments;
import io.rounds.local.up.DataFolder;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rounds community}: the communities of the installation. */
@Command(
        name = "community",
        description = "Change the communities whose tweets the installation keeps and analyses.",
        synopsisSubcommandLabel = "COMMAND")
public final class CommunityCommand {
    private CommunityCommand() {}

    public static CommandLine commandLine(PrintStream messages) {
        return new CommandLine(new CommunityCommand()).addSubcommand(new Add(messages));
    }

    /** {@code rounds community add}. */
    @Command(
            name = "add",
            description = "Add a community. An installation that runs follows it within seconds.",
            footer = {"", "Example:", "  rounds community add icem=icem26,icem2026"})
    private static final class Add implements Callable<Integer> {
        private final PrintStream messages;

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private DataOption data = new DataOption();

        @Parameters(paramLabel = "NAME=TAG,TAG", description = "Its name and hashtags; or the name of a bundled one.")
        private String community = "";

        Add(PrintStream messages) {
            this.messages = messages;
        }

        @Override
        public Integer call() throws Exception {
            DataFolder folder = data.open();
            try {
                folder.addCommunity(community);
            } catch (IllegalArgumentException e) {
                throw InvalidArguments.of(spec, e);
            }
            messages.println(folder.isRunning() ? "added; it takes effect within seconds" : "added");
            return ExitCode.OK;
        }
    }
}
