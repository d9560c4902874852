package io.rounds.local.up;

import io.rounds.app.AnalyticsJob;
import io.rounds.app.AnalyticsOptions;
import io.rounds.app.IngestJob;
import io.rounds.chats.flink.ChatsAnalysis;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.StandingTags;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.ingest.flink.KafkaTweets;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.ingest.follow.bluesky.Bluesky;
import io.rounds.ingest.follow.bluesky.BlueskyOptions;
import io.rounds.ingest.follow.feeds.FeedTimes;
import io.rounds.ingest.follow.feeds.Feeds;
import io.rounds.ingest.follow.flink.KafkaMessages;
import io.rounds.ingest.follow.flink.NetworkFactory;
import io.rounds.ingest.follow.mastodon.Mastodon;
import io.rounds.ingest.follow.mastodon.MastodonServer;
import io.rounds.ingest.follow.mastodon.MastodonTimes;
import io.rounds.ingest.follow.x.XNetwork;
import io.rounds.ingest.follow.x.XOptions;
import io.rounds.local.ChosenNetworks;
import io.rounds.model.Community;
import io.rounds.sink.flink.Sinks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The two jobs of an installation, as its settings say. */
final class Jobs {
    private static final String GROUP = "rounds-analytics";
    private static final Duration DISORDER = Duration.ofSeconds(30);
    private static final Duration IDLE_AFTER = Duration.ofSeconds(60);
    /** A repost on Bluesky is known by the post's content alone: a later one than this would be of no community. */
    private static final Duration REPOSTS_FOR = Duration.ofDays(14);

    /** Minutes. An event that is added while it goes on, or after it, has the tweets of the last day. */
    private static final int KEPT_FOR_EVENTS = 24 * 60;

    private Jobs() {}

    /**
     * The networks that are followed, by their names.
     *
     * @param environment may hold tokens
     * @throws IllegalArgumentException if one cannot be followed so; the message holds no token
     */
    static Map<String, NetworkFactory> networks(DataFolder.Settings settings, Map<String, String> environment) {
        Map<String, NetworkFactory> networks = new LinkedHashMap<>();
        ArrayList<Community> communities = new ArrayList<>(communities(settings));
        UpConfig config = settings.config();
        UpConfig.BlueskyNetwork bluesky = config.networks().bluesky();
        if (bluesky.follow()) {
            BlueskyOptions options = options(bluesky);
            networks.put(Bluesky.NAME, () -> new Bluesky(options, communities, Clock.systemUTC()));
        }
        UpConfig.MastodonNetwork mastodon = config.networks().mastodon();
        if (mastodon.follow()) {
            ArrayList<MastodonServer> servers = new ArrayList<>(config.use(
                    "networks.mastodon",
                    () -> ChosenNetworks.mastodonServers(
                            mastodon.servers(), config.mastodonToken().read(environment), communities)));
            networks.put(Mastodon.NAME, () -> ChosenNetworks.mastodon(servers, communities));
        }
        UpConfig.X x = config.networks().x();
        if (x.follow()) {
            XOptions options = config.use("networks.x", () -> {
                XOptions chosen = ChosenNetworks.xOptions(
                        x.url(), config.xToken().read(environment), "token_file", x.accounts(), x.budget(), x.prices());
                // Says at once what is wrong with the communities.
                ChosenNetworks.x(chosen, communities);
                return chosen;
            });
            networks.put(XNetwork.NAME, () -> ChosenNetworks.x(options, communities));
        }
        UpConfig.FeedsNetwork feeds = config.networks().feeds();
        if (feeds.follow()) {
            ArrayList<URI> addresses = new ArrayList<>(feeds.addresses());
            networks.put(Feeds.NAME, () -> new Feeds(addresses, FeedTimes.STANDARD, Clock.systemUTC()));
        }
        return networks;
    }

    /** The hashtags that are followed. */
    static Set<String> tags(DataFolder.Settings settings) {
        Set<String> tags = new TreeSet<>();
        communities(settings).forEach(community -> tags.addAll(community.tags()));
        return tags;
    }

    /**
     * The past of a network, where it is free of charge.
     *
     * @return null for other networks, and those that are not followed
     */
    static @Nullable Network past(
            DataFolder.Settings settings,
            Map<String, String> environment,
            String network,
            List<Community> communities,
            TimeSpan span) {
        UpConfig config = settings.config();
        UpConfig.BlueskyNetwork bluesky = config.networks().bluesky();
        UpConfig.MastodonNetwork mastodon = config.networks().mastodon();
        if (network.equals(Bluesky.NAME) && bluesky.follow()) {
            return Bluesky.past(options(bluesky), communities, span, Clock.systemUTC());
        }
        if (network.equals(Mastodon.NAME) && mastodon.follow()) {
            return Mastodon.past(
                    ChosenNetworks.mastodonServers(
                            mastodon.servers(), config.mastodonToken().read(environment), communities),
                    communities,
                    span,
                    MastodonTimes.STANDARD,
                    Clock.systemUTC());
        }
        return null;
    }

    private static BlueskyOptions options(UpConfig.BlueskyNetwork bluesky) {
        BlueskyOptions standard = BlueskyOptions.standard();
        URI api = bluesky.api();
        return bluesky.servers().isEmpty()
                ? new BlueskyOptions(standard.servers(), api == null ? standard.api() : api, true, new byte[0])
                : new BlueskyOptions(bluesky.servers(), api, true, new byte[0]);
    }

    /** What is analysed: the chosen communities, and one for each event that is in none of them. */
    static List<Community> communities(DataFolder.Settings settings) {
        List<Community> all = new ArrayList<>(settings.config().selectedCommunities(settings.communities()));
        if (settings.hasOwnEvents()) {
            ChatsAnalysis.communities(settings.events()).stream()
                    .filter(added ->
                            all.stream().noneMatch(other -> other.name().equals(added.name())))
                    .forEach(all::add);
        }
        return all;
    }

    static void ingest(
            StreamExecutionEnvironment environment, Map<String, NetworkFactory> networks, String kafka, String topic) {
        IngestJob.build(environment, networks, network -> KafkaMessages.sink(kafka, topic, new Properties()));
    }

    static void analytics(
            StreamExecutionEnvironment environment,
            DataFolder.Settings settings,
            String kafka,
            String topic,
            ElasticsearchOptions elasticsearch) {
        AnalyticsOptions options = AnalyticsOptions.of(communities(settings))
                .with(new ChatsAnalysis(ChatOptions.standard(settings.events(), StandingTags.load())
                        .withLate(KEPT_FOR_EVENTS)))
                .withRepostsFor(REPOSTS_FOR);
        AnalyticsJob.build(
                environment,
                KafkaTweets.live(kafka, topic, GROUP),
                TweetTime.watermarks(DISORDER, IDLE_AFTER, Clock.systemUTC()),
                Sinks.elasticsearch(elasticsearch, settings.config().keep()),
                options);
    }
}
