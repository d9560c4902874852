package io.rounds.cli;

import io.rounds.ingest.follow.mastodon.MastodonServer;
import io.rounds.ingest.follow.mastodon.MastodonTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read Mastodon. */
final class MastodonArguments {
    private static final String TOKEN_VARIABLE = "ROUNDS_MASTODON_TOKEN";

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
     * @throws IllegalArgumentException if an address or a token is none
     */
    List<MastodonServer> servers(List<String> urls, Map<String, String> environment) {
        return MastodonTokens.servers(urls.isEmpty() ? MastodonServer.PUBLIC : urls, tokens(environment));
    }

    private @Nullable String tokens(Map<String, String> environment) {
        Path file = tokenFile;
        if (file == null) {
            return environment.get(TOKEN_VARIABLE);
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("the tokens in " + file + " cannot be read", e);
        }
    }
}
