package io.rounds.cli.network;

import io.rounds.communities.Communities;
import io.rounds.model.Community;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that reads a network: whose tweets are kept, and from where. */
final class NetworkOptions {
    @Option(
            names = "--community",
            paramLabel = "NAME|all|NAME=TAG,TAG",
            description =
                    "Communities whose tweets are kept: a bundled one, all for every tweet, or one of your own; may be repeated. Default: all bundled communities.")
    private List<String> communities = new ArrayList<>();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The address of the network's server, instead of the public ones; may be repeated.")
    private List<String> urls = new ArrayList<>();

    List<String> urls() {
        return urls;
    }

    /** @throws IllegalArgumentException if a community is unknown */
    List<Community> communities() {
        return Communities.load().select(communities).list();
    }
}
