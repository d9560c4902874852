package io.rounds.cli.network;

import io.rounds.cli.InvalidArguments;
import io.rounds.ingest.follow.feeds.FeedList;
import io.rounds.ingest.follow.feeds.FeedTimes;
import io.rounds.ingest.follow.feeds.Feeds;
import java.io.IOException;
import java.io.InputStream;
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

/** {@code rounds follow feeds}: follows what sites and journals publish. */
@Command(
        name = "feeds",
        description = {
            "Follow feeds of sites, journals and searches of PubMed: RSS, Atom and JSON Feed. Each entry is kept once, and again when it has changed. --community is without effect.",
            "",
            "Each feed is asked for every 30 minutes, and less often after failures."
        },
        footer = {
            "",
            "Examples:",
            "  rounds follow feeds --out feeds-%%F.ndjson.gz",
            "  rounds follow feeds --url https://litfl.com/feed/ --list mine.yaml --kafka localhost:9092"
        })
final class FollowFeedsCommand implements Callable<Integer> {
    private final OutputStream out;
    private final PrintStream messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description =
                    "A list of feeds: YAML, groups of addresses with a name each. Default: the built-in list, or none with --url.")
    private @Nullable Path list;

    FollowFeedsCommand(OutputStream out, PrintStream messages) {
        this.out = out;
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        ArrayList<URI> feeds;
        try {
            feeds = new ArrayList<>(feeds());
            // Says at once what is wrong with them.
            Feeds.check(feeds);
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
        return follow.follow(
                Feeds.NAME, () -> new Feeds(feeds, FeedTimes.STANDARD, Clock.systemUTC()), out, messages, spec);
    }

    private List<URI> feeds() {
        List<URI> feeds =
                new ArrayList<>(follow.urls().stream().map(URI::create).toList());
        Path file = list;
        if (file != null) {
            try (InputStream in = Files.newInputStream(file)) {
                feeds.addAll(FeedList.parse(in));
            } catch (IOException e) {
                throw new IllegalArgumentException("the list of feeds in " + file + " cannot be read", e);
            }
        } else if (feeds.isEmpty()) {
            feeds.addAll(FeedList.load());
        }
        return feeds;
    }
}
