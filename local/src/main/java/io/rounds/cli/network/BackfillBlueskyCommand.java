package io.rounds.cli.network;

import io.rounds.cli.InvalidArguments;
import io.rounds.ingest.follow.bluesky.Bluesky;
import io.rounds.ingest.follow.bluesky.BlueskyOptions;
import io.rounds.model.Community;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rounds backfill bluesky}: reads what a Jetstream still has. */
@Command(
        name = "bluesky",
        description = {
            "Read what Bluesky's Jetstream still has of a time, which is some days. Needs no account and no key.",
            "",
            "Says how many minutes are missing where it does not reach back."
        },
        footer = {
            "",
            "Examples:",
            "  rounds backfill bluesky --since 2026-11-28 --out bluesky.ndjson.gz",
            "  rounds backfill bluesky --since 2026-11-28 --community icem=icem26 --kafka localhost:9092"
        })
final class BackfillBlueskyCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private BackfillOptions backfill = new BackfillOptions();

    @Mixin
    private BlueskyArguments bluesky = new BlueskyArguments();

    BackfillBlueskyCommand(OutputStream out, PrintStream messages) {
        this.out = out;
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        BlueskyOptions options;
        List<Community> communities;
        try {
            options = bluesky.options(backfill.urls());
            communities = backfill.communities();
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        return backfill.run(
                Bluesky.NAME,
                span -> Bluesky.past(options, communities, span, Clock.systemUTC()),
                communities,
                out,
                messages,
                spec);
    }
}
