package io.rounds.cli.installation;

import io.rounds.cli.InvalidArguments;
import io.rounds.local.up.DataFolder;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds event}: the chats and conferences of the installation. */
@Command(
        name = "event",
        description = "Change the chats and conferences that the installation follows.",
        synopsisSubcommandLabel = "COMMAND")
public final class EventCommand {
    private EventCommand() {}

    public static CommandLine commandLine(PrintStream messages) {
        return new CommandLine(new EventCommand()).addSubcommand(new Add(messages));
    }

    /** {@code rounds event add}. */
    @Command(
            name = "add",
            description = {
                "Add a conference or a single chat. An installation that runs follows it within seconds.",
                "",
                "Weekly chats are added in events.yaml in the installation's folder, which this command writes, too."
            },
            footer = {
                "",
                "Example:",
                "  rounds event add --tag icem26 --title 'ICEM 2026' --start 2026-06-10T08:00:00Z --end 2026-06-13T18:00:00Z"
            })
    private static final class Add implements Callable<Integer> {
        private final PrintStream messages;

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private DataOption data = new DataOption();

        @Option(names = "--tag", required = true, paramLabel = "TAG", description = "Its hashtag.")
        private String tag = "";

        @Option(names = "--title", paramLabel = "TITLE", description = "What people call it. Default: the hashtag.")
        private @Nullable String title;

        @Option(
                names = "--start",
                required = true,
                paramLabel = "TIME",
                description = "When it begins, such as 2026-06-10T08:00:00Z.")
        private Instant start = Instant.EPOCH;

        @Option(names = "--end", required = true, paramLabel = "TIME", description = "When it ends.")
        private Instant end = Instant.EPOCH;

        @Option(
                names = "--alternative",
                paramLabel = "TAG",
                description = "Another hashtag that people use for it; may be repeated.")
        private List<String> alternatives = new ArrayList<>();

        Add(PrintStream messages) {
            this.messages = messages;
        }

        @Override
        public Integer call() throws Exception {
            DataFolder folder = data.open();
            try {
                folder.addEvent(tag, title, start, end, alternatives);
            } catch (IllegalArgumentException e) {
                throw InvalidArguments.of(spec, e);
            }
            messages.println(folder.isRunning() ? "added; it takes effect within seconds" : "added");
            return ExitCode.OK;
        }
    }
}
