package io.rounds.ingest.follow.mastodon;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives servers their tokens. A text has one line for each server, {@code mastodon.social TOKEN}; empty lines and those that
 * begin with {@code #} count for nothing. Where one server is followed, its token may stand alone.
 */
public final class MastodonTokens {
    private MastodonTokens() {}

    /**
     * The servers at these addresses.
     *
     * @param text the tokens; null for none
     * @throws IllegalArgumentException if an address or the text cannot be read, with a message that holds no token
     */
    public static List<MastodonServer> servers(List<String> addresses, @Nullable String text) {
        List<MastodonServer> servers = addresses.stream()
                .map(address -> MastodonServer.of(address, null))
                .toList();
        Map<String, String> tokens = parse(text == null ? "" : text, servers);
        List<MastodonServer> given = servers.stream()
                .map(server -> new MastodonServer(server.address(), tokens.remove(server.host())))
                .toList();
        if (!tokens.isEmpty()) {
            throw new IllegalArgumentException("there are tokens for servers that are not followed: "
                    + String.join(", ", new TreeSet<>(tokens.keySet())));
        }
        return given;
    }

    /** A token has neither dot nor colon; in the place of a host it must not get into a message. */
    private static boolean isHost(String word) {
        return word.contains(".") || word.contains(":");
    }

    private static Map<String, String> parse(String text, List<MastodonServer> servers) {
        Map<String, String> tokens = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            if (words.length == 1 && servers.size() == 1) {
                tokens.put(servers.get(0).host(), words[0]);
            } else if (words.length == 2 && isHost(words[0])) {
                tokens.put(words[0].toLowerCase(Locale.ROOT), words[1]);
            } else {
                throw new IllegalArgumentException("line " + number
                        + " of the tokens is not a server and its token, for example: mastodon.social TOKEN");
            }
        }
        return tokens;
    }
}
