package io.rounds.cli.network;

import io.rounds.cli.InvalidArguments;
import io.rounds.ingest.follow.x.XNetwork;
import io.rounds.ingest.follow.x.XOptions;
import io.rounds.ingest.follow.x.XPast;
import io.rounds.model.Community;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
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

/** {@code rounds backfill x}: reads what recent search has. */
@Command(
        name = "x",
        description = {
            "Read what X's recent search has of a time: the last seven days. X charges for each post: begin with --estimate, and set a --budget.",
            "",
            "The bearer token of an app of yours is read from --token-file or the environment variable ROUNDS_X_TOKEN."
        },
        footer = {
            "",
            "Examples:",
            "  rounds backfill x --since 2026-11-28 --token-file token --estimate",
            "  rounds backfill x --since 2026-11-28 --token-file token --budget 10 --out x.ndjson.gz"
        })
final class BackfillXCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;
    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private BackfillOptions backfill = new BackfillOptions();

    @Mixin
    private XArguments x = new XArguments();

    @Option(
            names = "--estimate",
            description =
                    "Only estimate what it would cost, by the number of posts. X charges for the question, too ($0.005 for some 40 hashtags).")
    private boolean estimate;

    BackfillXCommand(OutputStream out, PrintStream messages, Map<String, String> environment) {
        this.out = out;
        this.messages = messages;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        XOptions options;
        List<Community> communities;
        XPast past;
        try {
            options = x.options(backfill.urls(), environment);
            communities = backfill.communities();
            // Says at once what is wrong with them.
            past = new XPast(options, communities, backfill.span(Clock.systemUTC()), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        if (estimate) {
            print(past.estimate());
            return ExitCode.OK;
        }
        return backfill.run(
                XNetwork.NAME,
                span -> new XPast(options, communities, span, Clock.systemUTC()),
                communities,
                out,
                messages,
                spec);
    }

    private void print(XPast.Estimate estimate) {
        messages.printf(
                Locale.ROOT,
                "x: %,d posts, so $%s to $%s: the posts alone, or if X charges for all that comes with them%n",
                estimate.posts(),
                XArguments.dollars(estimate.low()),
                XArguments.dollars(estimate.high()));
        messages.printf(
                Locale.ROOT,
                "x: the estimate itself cost $%s%n",
                estimate.price().toPlainString());
    }
}
