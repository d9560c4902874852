package io.rounds.ingest.follow.mastodon;

import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.RecentHashes;
import io.rounds.ingest.follow.ReconnectDelays;
import io.rounds.model.Community;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Servers of Mastodon, followed together. */
public final class Mastodon implements Network {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    /** A status reaches the other servers within minutes. */
    private static final int RECENT = 50_000;

    private final List<MastodonServer> servers;
    private final FollowFilter filter;
    private final Duration pollEvery;
    private final Clock clock;
    private final RecentHashes recent = new RecentHashes(RECENT);
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    /**
     * @param servers at least one
     * @param pollEvery how often a timeline is looked at
     * @throws IllegalArgumentException if the communities have no hashtags: Mastodon has no stream of everything
     */
    public Mastodon(List<MastodonServer> servers, List<Community> communities, Duration pollEvery, Clock clock) {
        this.servers = List.copyOf(servers);
        this.filter = new FollowFilter(communities);
        this.pollEvery = pollEvery;
        this.clock = clock;
        if (filter.tags().isEmpty()) {
            throw new IllegalArgumentException(
                    "Mastodon is followed by hashtags, and the community all has none: name another one");
        }
    }

    @Override
    public String name() {
        return "mastodon";
    }

    @Override
    public ReconnectDelays delays() {
        return ReconnectDelays.STANDARD;
    }

    @Override
    public Connection connect(@Nullable String position, IdMemory known, FollowStatus status) {
        List<Subscription> subscriptions = servers.stream()
                .map(server -> new Subscription(server, client, clock, status))
                .toList();
        status.connected(
                String.join(", ", servers.stream().map(MastodonServer::host).toList()));
        return new MastodonConnection(
                subscriptions,
                TagTimeline.of(filter.tags()),
                filter,
                known,
                recent,
                MastodonPosition.parse(position),
                pollEvery,
                status,
                clock);
    }
}
