package io.rounds.ingest.follow.feeds;

import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.ReconnectDelays;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feeds, polled together. */
public final class Feeds implements Network {
    /** The network's name. */
    public static final String NAME = "feeds";

    /** The position holds all feeds, and has to fit into 64 KiB. */
    private static final int MAX_FEEDS = 200;

    private final List<URI> feeds;
    private final FeedTimes times;
    private final Clock clock;
    private final FeedClient client;

    /**
     * @param feeds 1 to 200 addresses
     * @throws IllegalArgumentException as {@link #check} does
     */
    public Feeds(List<URI> feeds, FeedTimes times, Clock clock) {
        check(feeds);
        this.feeds = List.copyOf(feeds);
        this.times = times;
        this.clock = clock;
        this.client = new FeedClient(times.answer());
    }

    /**
     * Checks addresses.
     *
     * @throws IllegalArgumentException if there are none, or too many, or one is no address of a feed
     */
    public static void check(List<URI> feeds) {
        if (feeds.isEmpty() || feeds.size() > MAX_FEEDS) {
            throw new IllegalArgumentException("1 to " + MAX_FEEDS + " feeds can be followed, not " + feeds.size());
        }
        for (URI feed : feeds) {
            boolean http = "https".equals(feed.getScheme()) || "http".equals(feed.getScheme());
            if (!http || feed.getHost() == null || feed.getRawUserInfo() != null) {
                throw new IllegalArgumentException(
                        "'" + feed + "' is not the address of a feed, for example https://litfl.com/feed/");
            }
        }
        if (new HashSet<>(feeds).size() < feeds.size()) {
            throw new IllegalArgumentException("a feed is named twice");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A connection looks after its feeds itself, and is never lost. */
    @Override
    public ReconnectDelays delays() {
        return ReconnectDelays.STANDARD;
    }

    @Override
    public Connection connect(@Nullable String position, IdMemory known, FollowStatus status) {
        status.connected(feeds.size() == 1 ? String.valueOf(feeds.get(0).getHost()) : feeds.size() + " feeds");
        return new FeedsConnection(feeds, FeedPosition.parse(position), known, client, times, status, clock);
    }
}
