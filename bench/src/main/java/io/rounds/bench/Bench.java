package io.rounds.bench;

import io.rounds.bench.all.AllBench;
import io.rounds.bench.all.TableCommand;
import io.rounds.bench.chats.ChatsBench;
import io.rounds.bench.explorer.ExplorerBench;
import io.rounds.bench.export.ExportBench;
import io.rounds.bench.extract.ExtractBench;
import io.rounds.bench.files.FilesBench;
import io.rounds.bench.follow.FollowBench;
import io.rounds.bench.parse.ParseBench;
import io.rounds.bench.peers.PeersBench;
import io.rounds.bench.replay.ReplayBench;
import io.rounds.bench.sessions.SessionsBench;
import io.rounds.bench.trends.CurvesBench;
import io.rounds.bench.trends.TrendsBench;
import io.rounds.bench.trends.WindowsBench;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code rounds bench}; each comparison is a subcommand. */
@Command(
        name = "rounds bench",
        description = "Measure the speed of Rounds, compared with upper limits and with peers.",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 invalid arguments."},
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Bench.Version.class,
        subcommands = {
            TrendsBench.class,
            CurvesBench.class,
            WindowsBench.class,
            PeersBench.class,
            ParseBench.class,
            FilesBench.class,
            ExtractBench.class,
            FollowBench.class,
            ReplayBench.class,
            ExportBench.class,
            ExplorerBench.class,
            ChatsBench.class,
            SessionsBench.class,
            AllBench.class,
            TableCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Bench {
    private Bench() {}

    /** Runs the comparison that the arguments name and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Bench()).setExpandAtFiles(false);
        // What follows --with= is an option of a benchmark, also where 'all' has one of that name.
        Objects.requireNonNull(line.getSubcommands().get("all")).setAllowOptionsAsOptionParameters(true);
        return line;
    }

    /** The version that the build passes through the launcher. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rounds " + System.getProperty("rounds.version", "(version unknown)")};
        }
    }
}
