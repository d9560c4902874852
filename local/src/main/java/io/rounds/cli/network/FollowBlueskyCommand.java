package io.rounds.cli.network;

import io.rounds.cli.InvalidArguments;
import io.rounds.ingest.follow.bluesky.Bluesky;
import io.rounds.ingest.follow.bluesky.BlueskyOptions;
import io.rounds.model.Community;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rounds follow bluesky}: follows Bluesky through Jetstream. */
@Command(
        name = "bluesky",
        description = {
            "Follow Bluesky through Jetstream, its public stream. Needs no account and no key.",
            "",
            "Keeps the posts with a hashtag of a community, and their reposts, edits and deletions. Names and followers come from Bluesky's public API."
        },
        footer = {
            "",
            "Examples:",
            "  rounds follow bluesky --out bluesky-%%F.ndjson.gz",
            "  rounds follow bluesky --community icem=icem26 --out - | head",
            "  rounds follow bluesky --url wss://jetstream1.us-east.bsky.network/subscribe --out bluesky.ndjson"
        })
final class FollowBlueskyCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Mixin
    private BlueskyArguments bluesky = new BlueskyArguments();

    FollowBlueskyCommand(OutputStream out, PrintStream messages) {
        this.out = out;
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        BlueskyOptions options;
        ArrayList<Community> communities;
        try {
            options = bluesky.options(follow.urls());
            communities = new ArrayList<>(follow.communities());
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        return follow.follow(
                Bluesky.NAME, () -> new Bluesky(options, communities, Clock.systemUTC()), out, messages, spec);
    }
}
