package io.rounds.cli.network;

import io.rounds.ingest.follow.bluesky.BlueskyOptions;
import io.rounds.ingest.follow.bluesky.JetstreamServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read Bluesky. */
final class BlueskyArguments {
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

    /**
     * The options.
     *
     * @param urls the addresses of servers; empty for the public ones
     * @throws IllegalArgumentException if an address is none
     */
    BlueskyOptions options(List<String> urls) throws IOException {
        BlueskyOptions standard = BlueskyOptions.standard();
        List<JetstreamServer> servers = urls.isEmpty()
                ? standard.servers()
                : urls.stream().map(JetstreamServer::of).toList();
        URI asked = urls.isEmpty() ? standard.api() : null;
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
