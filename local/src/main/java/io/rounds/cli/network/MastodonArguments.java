package io.rounds.cli.network;

import io.rounds.ingest.follow.mastodon.MastodonServer;
import io.rounds.local.ChosenNetworks;
import io.rounds.local.TokenPlace;
import io.rounds.model.Community;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read Mastodon. */
final class MastodonArguments {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "A file with the servers' tokens, which only you should be able to read. Default: the environment variable ROUNDS_MASTODON_TOKEN; if it is not set, no token.")
    private @Nullable Path tokenFile;

    /**
     * The servers, with their tokens.
     *
     * @param urls their addresses; empty for public ones
     * @throws IllegalArgumentException if they cannot be read so, with a message that holds no token
     */
    List<MastodonServer> servers(List<String> urls, Map<String, String> environment, List<Community> communities) {
        return ChosenNetworks.mastodonServers(
                urls, new TokenPlace(tokenFile, ChosenNetworks.MASTODON_TOKEN_VARIABLE).read(environment), communities);
    }
}
