package io.rounds.chats.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.RelativeCost;
import io.rounds.SharedData;
import io.rounds.chats.ChatDriver;
import io.rounds.chats.ChatMarks;
import io.rounds.chats.abuse.Intruders.Person;
import io.rounds.chats.abuse.SimulatedChats.SimulatedSession;
import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.Events;
import io.rounds.communities.StandingTags;
import io.rounds.ingest.Archives;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;

import io.rounds.simulator.SimulatorOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;


/** Trouble is planted into simulated chats and found there, with exactly its accounts; where none is, none is found. */
class TroubleFinderTest {
    private static final SimulatedSession CHAT = SimulatedChats.sessions(SimulatorOptions.weeks(1)).stream()
            .filter(session -> session.tag().equals("wardwisdomchat"))
            .findFirst()
            .orElseThrow();

    private static final Pattern FOLLOWERS_FOR_SALE =
            Pattern.compile("follow ?(ers|back)|f o l l o w|hotredirect|url\\?sa=t", Pattern.CASE_INSENSITIVE);

    private static final int HUGE = 100_000;
    /** For sixteen times the posts: 16 is in proportion, 256 is quadratic; about 30 was measured, since less fits the caches. */
    private static final double MAX_GROWTH = 80;
    /** Times what a mebibyte of ordinary tweets costs to extract; about 20 was measured. */
    private static final double MAX_COST_OF_HUGE = 80;

    /** With and without the community's hashtag in each tweet, which ties all together. */
    @ParameterizedTest
    @CsvSource({"1, 1.0", "2, 0.3", "3, 0.0"})
    void noneIsFoundInAMonthOfCleanChats(long seed, double communityTagShare) {
        List<SimulatedSession> sessions = SimulatedChats.sessions(SimulatorOptions.weeks(4).toBuilder()
                .seed(seed)
                .communityTagShare(communityTagShare)
                .build());
        assertThat(sessions)
                .hasSize(4 * 4 + 3)
                .allMatch(session -> session.posts().size() > 80);
        for (SimulatedSession session : sessions) {
            assertThat(session.troubles()).as(session.tag()).isEmpty();
            assertThat(session.unmoderated().troubles()).as(session.tag()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void plantedTroubleIsFoundWithItsAccounts(long seed) {
        Intruders intruders = new Intruders(CHAT, seed);
        Map<String, List<ChatPost>> planted = new TreeMap<>(Map.of(
                "spam", intruders.spam(),
                "click_farm", intruders.clickFarm(CHAT.posts()),
                "flood", intruders.flood()));
        List<ChatPost> all = planted.values().stream().flatMap(List::stream).toList();

        List<Trouble> found = CHAT.with(all).troubles();

        assertThat(found).extracting(Trouble::kind).containsExactlyInAnyOrderElementsOf(planted.keySet());
        for (Trouble trouble : found) {
            assertIs(trouble, planted.getOrDefault(trouble.kind(), List.of()));
        }
    }

    private static void assertIs(Trouble trouble, List<ChatPost> planted) {
        assertThat(trouble.tweets()).isEqualTo(planted.size());
        assertThat(trouble.accounts())
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        planted.stream().map(post -> post.author().id()).collect(Collectors.toSet()));
        assertThat(trouble.handles())
                .containsExactlyElementsOf(
                        trouble.accounts().stream().map(id -> id.substring(2)).toList());
        assertThat(trouble.examples())
                .hasSize(5)
                .isSubsetOf(planted.stream().map(ChatPost::tweet).toList());
        assertThat(trouble.reason())
                .contains(Integer.toString(trouble.tweets()))
                .endsWith(".");
        System.out.println(trouble.kind() + ": " + trouble.reason());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void driftIsFoundWithItsAccounts(long seed) {
        List<ChatPost> drift = new Intruders(CHAT, seed).drift();
        List<Trouble> found = CHAT.with(drift).troubles();
        assertThat(found).extracting(Trouble::kind).containsExactly("drift");
        assertIs(found.get(0), drift);
        assertThat(found.get(0).reason()).contains("#mixtape, #newsingle");
    }

    @Test
    void spamWithTheSameWordsAndOtherLinksIsOneTrouble() {
        List<ChatPost> spam = new Intruders(CHAT, 1).spamByWords();
        List<Trouble> found = CHAT.with(spam).troubles();
        assertThat(found).extracting(Trouble::kind).containsExactly("spam");
        assertIs(found.get(0), spam);
    }

    /** An archive that tells neither followers nor the age of accounts accuses nobody. */
    @Test
    void unknownIsNotBad() {
        Intruders intruders = new Intruders(CHAT, 1);
        List<Person> unknown = Person.crowd("unknown", 8, null, null);
        List<ChatPost> posts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Person who = unknown.get(i % 4);
            posts.add(intruders.write(who, intruders.within(60_000), 5, List.of(), List.of("https://example.net/a")));
            posts.add(intruders.repost(
                    unknown.get(4 + i % 4),
                    intruders.within(10_000),
                    CHAT.posts().get(i)));
        }
        assertThat(CHAT.with(posts).troubles()).isEmpty();
    }

    /** All new, all with the same link, within minutes: but they have more to say. */
    @Test
    void aClassOfStudentsIsNoSpam() {
        Intruders intruders = new Intruders(CHAT, 1);
        List<ChatPost> posts = new ArrayList<>();
        for (Person student : Person.crowd("student", 20, 4, 3 * Intruders.DAY)) {
            posts.add(intruders.write(
                    student, intruders.within(300_000), 5, List.of(), List.of("https://example.net/case")));
            posts.add(intruders.reply(
                    student,
                    intruders.within(1_800_000),
                    intruders.words(),
                    CHAT.posts().get(0)));
        }
        assertThat(CHAT.with(posts).troubles()).isEmpty();
    }

    /** What the whole room passes on is not the newcomers' spam. */
    @Test
    void whatTheRoomSharesIsNoSpam() {
        Intruders intruders = new Intruders(CHAT, 1);
        List<ChatPost> posts = new ArrayList<>();
        for (Person newcomer : Person.crowd("newcomer", 4, 4, 3 * Intruders.DAY)) {
            for (int i = 0; i < 2; i++) {
                posts.add(intruders.write(newcomer, intruders.within(300_000), 5, List.of(), List.of()));
            }
        }
        for (Person old : Person.crowd("old", 4, 400, 1_000 * Intruders.DAY)) {
            posts.add(intruders.write(old, intruders.within(300_000), 5, List.of(), List.of()));
        }
        assertThat(CHAT.with(posts).troubles()).isEmpty();
    }

    @Test
    void manyWhoRepostASpeakerAtOnceAreNoClickFarm() {
        Intruders intruders = new Intruders(CHAT, 1);
        List<ChatPost> posts = new ArrayList<>();
        for (Person listener : Person.crowd("listener", 30, 150, 700 * Intruders.DAY)) {
            for (int i = 0; i < 5; i++) {
                posts.add(intruders.repost(
                        listener,
                        intruders.within(0) + i * Intruders.MINUTE,
                        CHAT.posts().get(i)));
            }
        }
        assertThat(CHAT.with(posts).troubles()).isEmpty();
    }

    @Test
    void newcomersWhoRepostOneTweetAtOnceAreNoClickFarm() {
        Intruders intruders = new Intruders(CHAT, 1);
        List<ChatPost> posts = new ArrayList<>();
        for (Person newcomer : Person.crowd("newcomer", 12, 2, 5 * Intruders.DAY)) {
            posts.add(intruders.repost(
                    newcomer, intruders.within(20_000), CHAT.posts().get(3)));
        }
        assertThat(CHAT.with(posts).troubles()).isEmpty();
    }

    /** As much as a flood, but people repost it. */
    @Test
    void aLiveTweeterIsNoFlood() {
        Intruders intruders = new Intruders(CHAT, 1);
        List<ChatPost> live = intruders.flood();
        List<ChatPost> posts = new ArrayList<>(live);
        List<Person> people = Person.crowd("reader", 6, 200, 700 * Intruders.DAY);
        for (int i = 0; i < live.size(); i += 3) {
            posts.add(intruders.repost(people.get(i % 6), live.get(i).atMillis() + 30_000, live.get(i)));
        }
        assertThat(CHAT.with(posts).troubles()).isEmpty();
    }

    @Test
    void aModeratorIsNoFlood() {
        SimulatedSession chat = CHAT.with(new Intruders(CHAT, 1).flood());
        assertThat(new SimulatedSession(chat.tag(), chat.posts(), Set.of("loudspeaker")).troubles())
                .isEmpty();
    }

    /** Their own hashtag, but one of them answers somebody of the chat. */
    @Test
    void aTableThatTalksWithTheOthersIsNoDrift() {
        Intruders intruders = new Intruders(CHAT, 1);
        List<ChatPost> posts = new ArrayList<>(intruders.drift());
        posts.add(intruders.reply(
                new Person("fan0", 300, 900 * Intruders.DAY),
                intruders.within(60_000),
                3,
                CHAT.posts().get(0)));
        assertThat(CHAT.with(posts).troubles()).isEmpty();
    }

    @Test
    void whoOnlySaysHelloIsNoDrift() {
        Intruders intruders = new Intruders(CHAT, 1);
        List<ChatPost> posts = new ArrayList<>();
        for (Person shy : Person.crowd("shy", 30, 100, 700 * Intruders.DAY)) {
            posts.add(intruders.write(shy, intruders.within(600_000), intruders.words(), List.of(), List.of()));
        }
        assertThat(CHAT.with(posts).troubles()).isEmpty();
    }

    @Property(tries = 50)
    void orderDoesNotMatter(@ForAll long seed) {
        Intruders intruders = new Intruders(CHAT, 1);
        List<ChatPost> more = new ArrayList<>(intruders.spam());
        more.addAll(intruders.clickFarm(CHAT.posts()));
        more.addAll(intruders.flood());
        more.addAll(intruders.drift());
        more.addAll(intruders.spamByWords());
        SimulatedSession session = CHAT.with(more);
        List<Trouble> expected = session.troubles();
        assertThat(expected).hasSize(5);
        List<ChatPost> shuffled = new ArrayList<>(session.posts());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(TroubleFinder.find(shuffled, session.tags(), session.moderators(), account -> true))
                .isEqualTo(expected);
    }

    /** Who is there again knows what the tag is for. */
    @Test
    void newcomersWhoAreMoreThanTheChatDriftIfOthersReturnToIt() {
        Intruders intruders = new Intruders(CHAT, 1);
        List<ChatPost> crowd = new ArrayList<>();
        for (Person fan : Person.crowd("fan", 30, 300, 900 * Intruders.DAY)) {
            crowd.add(
                    intruders.write(fan, intruders.within(600_000), intruders.words(), List.of("mixtape"), List.of()));
        }
        SimulatedSession session = CHAT.with(crowd).unmoderated();
        Set<String> chatting = CHAT.posts().stream().map(post -> post.author().id()).collect(Collectors.toSet());

        assertThat(session.troubles()).isEmpty();
        List<Trouble> found = session.troubles(account -> !chatting.contains(account));
        assertThat(found).extracting(Trouble::kind).containsExactly("drift");
        assertIs(found.get(0), crowd);
        assertThat(session.troubles(account -> false)).as("all return").isEmpty();
    }

    /**
     * Each session of two real conferences. On 24 October 2013, when #ASHG2013 was trending, 75 accounts that sold followers
     * wrote under it, together with other tags that trended; nothing and nobody else is found.
     */
    @ParameterizedTest
    @CsvSource({"ASHG2013, ashg2013, 75", "SFAF2013, sfaf2013, 0"})
    void atRealConferencesOnlyTheSellersOfFollowersAreFound(String archive, String tag, int sellers)
            throws IOException {
        List<Tweet> tweets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> selling = new HashSet<>();
        for (Parsed parsed : Archives.parse(SharedData.path("conference/" + archive + ".csv"), ArchiveFormat.AUTO)) {
            if (parsed.tweet() != null && seen.add(parsed.tweet().id())) {
                tweets.add(ChatMarks.of(parsed.tweet()));
                if (FOLLOWERS_FOR_SALE.matcher(parsed.tweet().text()).find()) {
                    selling.add(parsed.tweet().authorId());
                }
            }
        }
        assertThat(tweets).hasSizeGreaterThan(800);
        tweets.sort(Comparator.comparing(Tweet::createdAt));
        List<Trouble> found = new ArrayList<>();
        ChatDriver.chats(tweets, ChatOptions.standard(Events.NONE, StandingTags.load())).values().stream()
                .filter(chat -> chat.info().tag().equals(tag))
                .forEach(chat -> found.addAll(chat.troubles()));
        found.forEach(trouble -> System.out.println(archive + ": " + trouble.kind() + ' ' + trouble.reason()));
        assertThat(found).hasSize(sellers == 0 ? 0 : 1);
        for (Trouble trouble : found) {
            assertThat(trouble.kind()).isEqualTo("drift");
            assertThat(trouble.accounts()).hasSize(sellers);
            assertThat(selling).containsAll(trouble.accounts());
        }
    }

    /** It is asked every second: a session of sixteen times the posts costs about as many times more, not 256 times. */
    @Test
    void theCostGrowsWithThePosts() {
        SimulatedSession large = huge(HUGE);
        SimulatedSession small = huge(HUGE / 16);
        assertThat(large.troubles()).extracting(Trouble::kind).contains("spam");
        assertThat(RelativeCost.to(small::troubles).of(large::troubles, MAX_GROWTH))
                .isLessThanOrEqualTo(MAX_GROWTH);
    }

    @Test
    void aHugeSessionCostsLittleMoreThanAMebibyteOfText() {
        SimulatedSession session = huge(HUGE);
        assertThat(RelativeCost.toOrdinaryText(1 << 20).of(session::troubles, MAX_COST_OF_HUGE))
                .isLessThanOrEqualTo(MAX_COST_OF_HUGE);
    }

    /** Posts, replies and reposts of people and newcomers, with spam among them. */
    private static SimulatedSession huge(int size) {
        Intruders intruders = new Intruders(CHAT, 1);
        List<Person> people = Person.crowd("person", size / 5, 200, 700 * Intruders.DAY);
        List<Person> newcomers = Person.crowd("newcomer", size / 50, 3, 7 * Intruders.DAY);
        List<ChatPost> posts = new ArrayList<>(intruders.spam());
        for (int i = posts.size(); i < size; i++) {
            Person who = intruders.anyOf(i % 10 == 0 ? newcomers : people);
            long at = intruders.within(8 * 60 * Intruders.MINUTE);
            ChatPost other = posts.get((int) (intruders.words() >>> 33) % posts.size());
            posts.add(
                    i % 3 == 0
                            ? intruders.write(
                                    who,
                                    at,
                                    intruders.words(),
                                    List.of("tag" + i % 500),
                                    List.of("https://example.net/" + i % 5_000))
                            : i % 3 == 1
                                    ? intruders.repost(who, at, other)
                                    : intruders.reply(who, at, intruders.words(), other));
        }
        return new SimulatedSession(CHAT.tag(), posts, Set.of());
    }
}
