package io.rounds.cli.network;

import io.rounds.cli.InvalidArguments;
import io.rounds.ingest.follow.x.XNetwork;
import io.rounds.ingest.follow.x.XOptions;
import io.rounds.local.ChosenNetworks;
import io.rounds.model.Community;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds follow x}: follows X through the filtered stream. */
@Command(
        name = "x",
        description = {
            "Follow X through the filtered stream of its API, which X charges for: begin with --estimate, and set a --budget.",
            "",
            "Keeps the posts with a hashtag of a community. Rules for them are added to the account; rules that others made stay. What was missed is read by recent search, up to seven days back.",
            "",
            "The bearer token of an app of yours is read from --token-file or the environment variable ROUNDS_X_TOKEN."
        },
        footer = {
            "",
            "Examples:",
            "  rounds follow x --token-file token --estimate",
            "  rounds follow x --token-file token --budget 10/day --out x-%%F.ndjson.gz"
        })
final class FollowXCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;
    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Mixin
    private XArguments x = new XArguments();

    @Option(
            names = "--estimate",
            description =
                    "Only estimate what following would cost a month, by the posts of the last seven days. X charges for the question, too ($0.005 for some 40 hashtags).")
    private boolean estimate;

    FollowXCommand(OutputStream out, PrintStream messages, Map<String, String> environment) {
        this.out = out;
        this.messages = messages;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        XOptions options;
        ArrayList<Community> communities;
        XNetwork network;
        try {
            options = x.options(follow.urls(), environment);
            communities = new ArrayList<>(follow.communities());
            // Says at once what is wrong with them.
            network = ChosenNetworks.x(options, communities);
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        if (estimate) {
            print(network.estimate());
            return ExitCode.OK;
        }
        return follow.follow(XNetwork.NAME, () -> ChosenNetworks.x(options, communities), out, messages, spec);
    }

    private void print(XNetwork.Estimate estimate) {
        messages.printf(
                Locale.ROOT,
                "x: %,d posts in the last seven days, so $%s to $%s a month: the posts alone, or if X charges for all that comes with them%n",
                estimate.posts(),
                XArguments.dollars(estimate.low()),
                XArguments.dollars(estimate.high()));
        messages.printf(
                Locale.ROOT,
                "x: the estimate itself took %d requests of counts, $%s%n",
                estimate.requests(),
                estimate.price().toPlainString());
    }
}
