package io.rounds.cli;

import io.rounds.ingest.follow.bluesky.Bluesky;
import io.rounds.ingest.follow.bluesky.BlueskyOptions;
import io.rounds.ingest.follow.bluesky.JetstreamServer;
import io.rounds.model.Community;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--api",
            paramLabel = "URL|none",
            description =
                    "Where handles, names and followers are asked for; none to go without. Default: https://public.api.bsky.app, or none with --url.")
    private @Nullable String api;

    @Option(
            names = "--zstd-dictionary",
            paramLabel = "FILE",
            description =
                    "The dictionary of a Jetstream of version 1, which does not hand it out; without it such a stream comes uncompressed. Version 2 is always compressed where the server can.")
    private @Nullable Path dictionary;

    FollowBlueskyCommand(OutputStream out, PrintStream messages) {
        this.out = out;
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        BlueskyOptions options;
        ArrayList<Community> communities;
        try {
            options = options();
            communities = new ArrayList<>(follow.communities());
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        return follow.follow(
                Bluesky.NAME, () -> new Bluesky(options, communities, Clock.systemUTC()), out, messages, spec);
    }

    private BlueskyOptions options() throws IOException {
        BlueskyOptions standard = BlueskyOptions.standard();
        List<JetstreamServer> servers = follow.urls().isEmpty()
                ? standard.servers()
                : follow.urls().stream().map(JetstreamServer::of).toList();
        URI asked = follow.urls().isEmpty() ? standard.api() : null;
        if (api != null) {
            asked = api.equals("none") ? null : address(api);
        }
        return new BlueskyOptions(
                servers, asked, true, dictionary == null ? new byte[0] : Files.readAllBytes(dictionary));
    }

    private static URI address(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("'" + text + "' is not the address of an API: it begins with https://");
        }
        return uri;
    }
}
