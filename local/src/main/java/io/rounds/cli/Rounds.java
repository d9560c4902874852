package io.rounds.cli;

import io.rounds.cli.export.ExportCommand;
import io.rounds.cli.installation.CommunityCommand;
import io.rounds.cli.installation.DownCommand;
import io.rounds.cli.installation.EventCommand;
import io.rounds.cli.installation.StatusCommand;
import io.rounds.cli.installation.UpCommand;
import io.rounds.cli.network.BackfillCommand;
import io.rounds.cli.network.FollowCommand;
import io.rounds.local.BuildVersion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The command line of {@code rounds}; each command is a class.
 *
 * <p>Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 failed, 2 invalid arguments.
 */
@Command(
        name = "rounds",
        description = "Real-time analytics for medical education on social media.",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 invalid arguments."},
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Rounds.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Rounds {
    @Option(
            names = "--verbose",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show the full stack trace of an error.")
    private boolean verbose;

    private Rounds() {}

    /** Runs the command that the arguments name and ends the JVM with its exit code. */
    public static void main(String[] args) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream messages = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, messages).execute(args));
    }

    /** All commands; results and messages go to these streams. */
    public static CommandLine commandLine(OutputStream out, PrintStream messages) {
        CommandLine line = new CommandLine(new Rounds())
                .addSubcommand(new UpCommand(messages))
                .addSubcommand(new StatusCommand(out, messages, Clock.systemUTC()))
                .addSubcommand(new DownCommand(messages))
                .addSubcommand(EventCommand.commandLine(messages))
                .addSubcommand(CommunityCommand.commandLine(messages))
                .addSubcommand(DevCommand.commandLine(messages))
                .addSubcommand(new DemoCommand(out, messages))
                .addSubcommand(new ReplayCommand(out, messages))
                .addSubcommand(new InspectCommand(out, messages))
                .addSubcommand(FollowCommand.commandLine(out, messages))
                .addSubcommand(BackfillCommand.commandLine(out, messages))
                .addSubcommand(new ExplorerCommand(messages))
                .addSubcommand(new ExtractCommand(System.in, out))
                .addSubcommand(ExportCommand.commandLine(out, messages))
                .addSubcommand(new ReportCommand(out, messages, Clock.systemUTC()))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(messages, true, StandardCharsets.UTF_8));
        return line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Rounds::invalidArguments)
                .setExecutionExceptionHandler(Rounds::failed);
    }

    private static int invalidArguments(CommandLine.ParameterException problem, String[] args) {
        CommandLine line = problem.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("rounds: " + problem.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
        CommandSpec root = line.getCommandSpec().root();
        if (root.userObject() instanceof Rounds rounds && rounds.verbose) {
            problem.printStackTrace(line.getErr());
        } else {
            line.getErr().println("rounds: " + message(problem));
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The distinct messages of an exception and its causes on one line, outermost first. */
    private static String message(Throwable problem) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            String line = message.strip().replaceAll("\\s+", " ");
            if (text.indexOf(line) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(line);
            }
        }
        return text.toString();
    }

    /** The version that the build passes through the launcher. */
    public static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rounds " + BuildVersion.number()};
        }
    }
}
