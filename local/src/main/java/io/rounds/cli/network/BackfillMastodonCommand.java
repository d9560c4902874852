package io.rounds.cli.network;

import io.rounds.cli.InvalidArguments;
import io.rounds.ingest.follow.mastodon.Mastodon;
import io.rounds.ingest.follow.mastodon.MastodonServer;
import io.rounds.ingest.follow.mastodon.MastodonTimes;
import io.rounds.model.Community;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rounds backfill mastodon}: reads timelines of hashtags backwards. */
@Command(
        name = "mastodon",
        description = {
            "Read the timelines of the communities' hashtags on servers of Mastodon backwards, as far as each server goes.",
            "",
            "A post that several servers show is kept once. Tokens are given as to 'rounds follow mastodon'."
        },
        footer = {
            "",
            "Examples:",
            "  rounds backfill mastodon --since 2026-01-01 --out mastodon.ndjson.gz",
            "  rounds backfill mastodon --since 2026-01-01 --url https://mastodon.social --kafka localhost:9092"
        })
final class BackfillMastodonCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;
    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private BackfillOptions backfill = new BackfillOptions();

    @Mixin
    private MastodonArguments mastodon = new MastodonArguments();

    BackfillMastodonCommand(OutputStream out, PrintStream messages, Map<String, String> environment) {
        this.out = out;
        this.messages = messages;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        List<MastodonServer> servers;
        List<Community> communities;
        try {
            communities = backfill.communities();
            servers = mastodon.servers(backfill.urls(), environment, communities);
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        return backfill.run(
                Mastodon.NAME,
                span -> Mastodon.past(servers, communities, span, MastodonTimes.STANDARD, Clock.systemUTC()),
                communities,
                out,
                messages,
                spec);
    }
}
