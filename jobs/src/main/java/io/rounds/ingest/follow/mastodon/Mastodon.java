package io.rounds.ingest.follow.mastodon;

import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.ReconnectDelays;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.model.Community;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Servers of Mastodon, followed together. */
public final class Mastodon implements Network {
    /** The network's name. */
    public static final String NAME = "mastodon";

    /** The position holds all servers, and has to fit into 64 KiB. */
    private static final int MAX_SERVERS = 20;

    private final List<MastodonServer> servers;
    private final FollowFilter filter;
    private final @Nullable TimeSpan span;
    private final MastodonTimes times;
    private final Clock clock;
    private final HttpClient client;

    /**
     * @param servers 1 to 20
     * @throws IllegalArgumentException as {@link #check} does
     */
    public Mastodon(List<MastodonServer> servers, List<Community> communities, MastodonTimes times, Clock clock) {
        this(servers, communities, null, times, clock);
    }

    private Mastodon(
            List<MastodonServer> servers,
            List<Community> communities,
            @Nullable TimeSpan span,
            MastodonTimes times,
            Clock clock) {
        check(servers, communities);
        this.servers = List.copyOf(servers);
        this.filter = new FollowFilter(communities);
        this.span = span;
        this.times = times;
        this.clock = clock;
        this.client = HttpClient.newBuilder().connectTimeout(times.answer()).build();
    }

    /**
     * What servers know of a part of the past, by the times at which it was written.
     *
     * @throws IllegalArgumentException as {@link #check} does
     */
    public static Network past(
            List<MastodonServer> servers,
            List<Community> communities,
            TimeSpan span,
            MastodonTimes times,
            Clock clock) {
        return new Mastodon(servers, communities, span, times, clock);
    }

    /**
     * Checks what is to be followed.
     *
     * @throws IllegalArgumentException if these communities cannot be followed on these servers, with the reason
     */
    public static void check(List<MastodonServer> servers, List<Community> communities) {
        if (communities.stream().anyMatch(Community::everything)
                || communities.stream().allMatch(community -> community.tags().isEmpty())) {
            throw new IllegalArgumentException(
                    "Mastodon is followed by hashtags, and the community all has none: name another one");
        }
        if (servers.isEmpty() || servers.size() > MAX_SERVERS) {
            throw new IllegalArgumentException(
                    "1 to " + MAX_SERVERS + " servers can be followed, not " + servers.size());
        }
        if (servers.stream().map(MastodonServer::host).distinct().count() < servers.size()) {
            throw new IllegalArgumentException("a server is named twice");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A connection looks after its servers itself, and is never lost. */
    @Override
    public ReconnectDelays delays() {
        return ReconnectDelays.STANDARD;
    }

    @Override
    public Connection connect(@Nullable String position, IdMemory known, FollowStatus status) {
        MastodonPosition reached = MastodonPosition.parse(position);
        MastodonConnection connection = new MastodonConnection(filter, known, reached, status, clock);
        List<TagTimeline> timelines = TagTimeline.of(filter.tags());
        List<String> tags =
                timelines.stream().flatMap(timeline -> timeline.tags().stream()).toList();
        for (MastodonServer server : servers) {
            List<? extends PageReader> readers = timelines.stream()
                    .map(timeline -> reader(timeline, server, reached))
                    .toList();
            connection.add(new FollowedServer(
                    server, client, tags, readers, span == null, times, clock, status, connection::arrived));
        }
        return connection;
    }

    private PageReader reader(TagTimeline timeline, MastodonServer server, MastodonPosition reached) {
        return span == null
                ? new TimelineReader(timeline, server, reached, times, clock.instant())
                : new PastReader(timeline, server, reached, span);
    }
}
