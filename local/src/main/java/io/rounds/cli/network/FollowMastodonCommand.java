package io.rounds.cli.network;

import io.rounds.cli.InvalidArguments;
import io.rounds.ingest.follow.mastodon.Mastodon;
import io.rounds.ingest.follow.mastodon.MastodonServer;
import io.rounds.local.ChosenNetworks;
import io.rounds.model.Community;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rounds follow mastodon}: follows hashtags on servers of Mastodon. */
@Command(
        name = "mastodon",
        description = {
            "Follow the hashtags of communities on servers of Mastodon. Most need no account.",
            "",
            "Keeps the posts with a hashtag of a community, and their edits and deletions; a post that several servers show is kept once. A server knows only what people on it follow: name several.",
            "",
            "With a user's token (scope read:statuses) a server streams: posts come at once. Tokens are read from --token-file or the environment variable ROUNDS_MASTODON_TOKEN, one line for each server: its name, a blank, the token. Where one server is followed, its token may stand alone."
        },
        footer = {
            "",
            "Examples:",
            "  rounds follow mastodon --out mastodon-%%F.ndjson.gz",
            "  rounds follow mastodon --url https://mastodon.social --token-file token --out - | head"
        })
final class FollowMastodonCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;
    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Mixin
    private MastodonArguments mastodon = new MastodonArguments();

    FollowMastodonCommand(OutputStream out, PrintStream messages, Map<String, String> environment) {
        this.out = out;
        this.messages = messages;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        ArrayList<MastodonServer> servers;
        ArrayList<Community> communities;
        try {
            communities = new ArrayList<>(follow.communities());
            servers = new ArrayList<>(mastodon.servers(follow.urls(), environment, communities));
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        return follow.follow(Mastodon.NAME, () -> ChosenNetworks.mastodon(servers, communities), out, messages, spec);
    }
}
