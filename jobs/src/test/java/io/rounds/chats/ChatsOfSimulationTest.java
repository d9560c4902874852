package io.rounds.chats;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.chats.sessions.ChatOptions;
import io.rounds.chats.sessions.ChatSession;
import io.rounds.communities.Event;
import io.rounds.communities.Events;
import io.rounds.communities.StandingTags;
import io.rounds.model.Hashtag;
import io.rounds.model.Tweet;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chats of simulated weeks are those that were planted, and their figures those of an independent count. */
class ChatsOfSimulationTest {
    private static final Set<String> STANDING = StandingTags.load();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aMonthOfBackgroundHasNoChats(long seed) {
        SimulatorOptions background = SimulatorOptions.weeks(5).toBuilder()
                .seed(seed)
                .chats(0)
                .conferenceWeek(0)
                .breakingPerWeek(0)
                .burstsPerWeek(0)
                .spamPerWeek(0)
                .popularPapersPerWeek(0)
                .coordinatedGroups(0)
                .build();

        assertThat(ChatDriver.chats(new Simulator(background), found())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void plantedChatsAreFoundFromTheirFirstTweetToTheirLast(long seed) {
        Simulator simulator =
                new Simulator(SimulatorOptions.weeks(4).toBuilder().seed(seed).build());
        List<Tweet> tweets = ChatDriver.tweets(simulator);
        Truth truth = simulator.truth();
        TreeMap<String, Chat> chats = ChatDriver.chats(tweets, found());

        int editions = 0;
        for (Truth.Chat planted : truth.chats()) {
            for (Truth.Edition edition : planted.editions()) {
                editions++;
                Chat chat = chats.remove(
                        ChatSession.id(planted.tag(), edition.firstTweet().toEpochMilli()));
                assertThat(chat).as("%s %s", planted.tag(), edition.start()).isNotNull();
                assertThat(Instant.ofEpochMilli(chat.info().endMillis())).isEqualTo(edition.lastTweet());
                assertThat(chat.activity().tweets()).isEqualTo(edition.tweets());
                assertThat(chat.activity().reposts()).isEqualTo(edition.reposts());
                assertThat(chat.participants().all())
                        .isEqualTo(edition.participants().size());
                assertThat(chat.info().live()).isFalse();
                assertThat(chat.info().scheduled()).isFalse();
                assertThat(Count.of(tweets, planted.tag(), chat)).isEqualTo(Count.of(chat));
            }
        }
        assertThat(editions).isEqualTo(16);
        assertThat(chats.values()).allMatch(chat -> isPlanted(chat, truth));
        assertThat(chats.keySet().stream().filter(id -> id.startsWith("bedsideconf26@")))
                .hasSize(3);
    }

    /** As when four files, or partitions of a long backlog, are read at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readersThatAreDaysApartFindTheSameChats(long seed) {
        List<Tweet> tweets = ChatDriver.tweets(new Simulator(SimulatorOptions.weeks(1)));
        int quarter = tweets.size() / 4;
        List<List<Tweet>> readers = List.of(
                tweets.subList(0, quarter),
                tweets.subList(quarter, 2 * quarter),
                tweets.subList(2 * quarter, 3 * quarter),
                tweets.subList(3 * quarter, tweets.size()));

        TreeMap<String, Chat> apart = ChatDriver.chats(readers, found(), new Random(seed));

        TreeMap<String, Chat> inOrder = ChatDriver.chats(tweets, found());
        assertThat(apart.keySet()).isEqualTo(inOrder.keySet());
        apart.forEach((id, chat) -> assertThat(Count.of(chat)).as(id).isEqualTo(Count.of(inOrder.get(id))));
    }

    @Test
    void aConfiguredConferenceIsOneChatFromItsStartToItsEnd() {
        Simulator simulator = new Simulator(SimulatorOptions.weeks(2));
        List<Tweet> tweets = ChatDriver.tweets(simulator);
        Truth.Conference planted = simulator.truth().conferences().get(0);
        Event event = new Event(
                planted.tag(),
                planted.title(),
                List.of(planted.tag()),
                List.of(),
                planted.start(),
                planted.end(),
                null,
                Duration.ofMinutes(30));
        TreeMap<String, Chat> chats =
                ChatDriver.chats(tweets, ChatOptions.standard(new Events(List.of(event)), STANDING));

        Chat chat = chats.get(ChatSession.id(planted.tag(), planted.start().toEpochMilli()));

        assertThat(chat).isNotNull();
        assertThat(chat.info().title()).isEqualTo(planted.title());
        assertThat(chat.info().scheduled()).isTrue();
        assertThat(Instant.ofEpochMilli(chat.info().endMillis())).isEqualTo(planted.end());
        assertThat(Count.of(tweets, planted.tag(), chat)).isEqualTo(Count.of(chat));
        assertThat(chat.activity().tweets()).isGreaterThan(5_000);
    }

    private static ChatOptions found() {
        return ChatOptions.standard(Events.NONE, STANDING);
    }

    /** Whether something else was planted there that makes five people write within a quarter of an hour. */
    private static boolean isPlanted(Chat chat, Truth truth) {
        List<Truth.Event> events = new ArrayList<>(truth.bursts());
        truth.coordinated().forEach(group -> events.addAll(group.actions()));
        return truth.conferences().stream()
                        .anyMatch(conference ->
                                conference.tag().equals(chat.info().tag()))
                || events.stream().anyMatch(event -> isAt(chat, event));
    }

    /** Sock puppets add topics of the day to their links, which the truth does not say. */
    private static boolean isAt(Chat chat, Truth.Event event) {
        return event.firstHourAuthors() >= 5
                && (event.tag() == null || event.tag().equals(chat.info().tag()))
                && event.start().toEpochMilli() <= chat.activity().lastTweetMillis()
                && event.end().toEpochMilli() >= chat.info().startMillis();
    }

    /** Figures by a plain count over all tweets. */
    private record Count(
            int tweets,
            int originals,
            int replies,
            int participants,
            int newFaces,
            long impressionsOfOriginals,
            long impressionsOfReposts,
            long reach,
            int pulse) {

        static Count of(Chat chat) {
            return new Count(
                    chat.activity().tweets(),
                    chat.activity().originals(),
                    chat.activity().replies(),
                    chat.participants().all(),
                    chat.participants().newFaces(),
                    chat.audience().impressionsOfOriginals(),
                    chat.audience().impressionsOfReposts(),
                    chat.audience().reachUpperBound(),
                    chat.pulse().stream().mapToInt(Chat.Minute::tweets).sum());
        }

        static Count of(List<Tweet> tweets, String tag, Chat chat) {
            long from = chat.info().startMillis();
            long to = chat.info().scheduled()
                    ? chat.info().endMillis() + 30 * 60_000 - 1
                    : chat.info().endMillis();
            List<Tweet> within = new ArrayList<>();
            Set<String> before = new HashSet<>();
            for (Tweet tweet : tweets) {
                long at = tweet.createdAt().toEpochMilli();
                if (tweet.hashtags().stream().map(Hashtag::tag).anyMatch(tag::equals)) {
                    if (at < from) {
                        before.add(tweet.authorId());
                    } else if (at <= to) {
                        within.add(tweet);
                    }
                }
            }
            Map<String, Integer> followers = new HashMap<>();
            within.forEach(
                    tweet -> followers.merge(tweet.authorId(), tweet.author().followers(), Math::max));
            return new Count(
                    within.size(),
                    (int) within.stream().filter(tweet -> !tweet.isRepost()).count(),
                    (int) within.stream()
                            .filter(tweet -> tweet.kind() == io.rounds.model.Kind.REPLY)
                            .count(),
                    followers.size(),
                    (int) followers.keySet().stream()
                            .filter(author -> !before.contains(author))
                            .count(),
                    within.stream()
                            .filter(tweet -> !tweet.isRepost())
                            .mapToLong(tweet -> tweet.author().followers())
                            .sum(),
                    within.stream()
                            .filter(Tweet::isRepost)
                            .mapToLong(tweet -> tweet.author().followers())
                            .sum(),
                    followers.values().stream().mapToLong(Integer::longValue).sum(),
                    within.size());
        }
    }
}
