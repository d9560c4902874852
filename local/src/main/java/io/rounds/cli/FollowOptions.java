package io.rounds.cli;

import io.rounds.communities.Communities;
import io.rounds.ingest.follow.Network;
import io.rounds.local.FollowRun;
import io.rounds.model.Community;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of every {@code rounds follow}: what is kept, and where it goes. */
final class FollowOptions {
    @Option(
            names = "--community",
            paramLabel = "NAME|all|NAME=TAG,TAG",
            description =
                    "Communities whose tweets are kept: a bundled one, all for every tweet, or one of your own; may be repeated. Default: all bundled communities.")
    private List<String> communities = new ArrayList<>();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The address of the network's server, instead of the public ones; may be repeated.")
    private List<String> urls = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE|-",
            description =
                    "Write what is kept as NDJSON, which 'rounds replay' reads. %%F in the name is the day (UTC), .gz at its end compresses. The position is kept beside it, in a file whose name ends with .cursor: the same command goes on where it stopped. - writes to standard output, from now on.")
    private String out = "";

    List<String> urls() {
        return urls;
    }

    /** @throws IllegalArgumentException if a community is unknown */
    List<Community> communities() {
        return Communities.load().select(communities).list();
    }

    /** Follows until interrupted. */
    int follow(Network network, OutputStream stdout, PrintStream messages, @Nullable CommandSpec spec)
            throws Exception {
        FollowRun run = new FollowRun(network, messages, Clock.systemUTC());
        return GracefulShutdown.during(messages, () -> {
            try {
                if (out.equals("-")) {
                    run.into(stdout);
                } else {
                    run.intoFiles(out);
                }
                return ExitCode.OK;
            } catch (IllegalArgumentException e) {
                throw InvalidArguments.of(spec, e);
            } catch (IOException e) {
                if (BrokenPipe.matches(e)) {
                    return ExitCode.OK;
                }
                throw e;
            }
        });
    }
}
