package io.rounds.chats;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.SharedData;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.Events;
import io.rounds.communities.StandingTags;
import io.rounds.ingest.Archives;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.model.Hashtag;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sessions of two real conferences, and of archives in which sessions were once missed, split or invented. */
class SessionsOfRealTweetsTest {
    private static final ChatOptions OPTIONS = ChatOptions.standard(Events.NONE, StandingTags.load());
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int BUSY = 5;

    @ParameterizedTest
    @CsvSource({
        "conference-cascade-with-day0.csv, 4",
        "conference-cascade-without-day0.csv, 4",
        "morning-in-two-halves.csv, 1",
        "false-chat-same-text.csv, 0"
    })
    void eachMorningIsASessionAndOneTextIsNone(String file, int sessions) throws IOException {
        List<Tweet> tweets = tweets(SharedData.path("rounds.cases", "../cases").resolve(file));

        assertThat(ChatDriver.chats(tweets, OPTIONS)).hasSize(sessions);
    }

    @ParameterizedTest
    @CsvSource({"conference/ASHG2013.csv, ashg2013", "conference/SFAF2013.csv, sfaf2013"})
    void aConferencesBusyHoursLieInItsSessions(String file, String tag) throws IOException {
        List<Tweet> tweets = tweets(SharedData.path(file));
        Collection<Chat> chats = ChatDriver.chats(tweets, OPTIONS).values();
        int all = 0;
        int within = 0;
        for (List<Tweet> day : busyHoursByDay(tweets, tag)) {
            all += day.size();
            within += (int) day.stream().filter(isIn(chats, tag)).count();
        }

        assertThat(all).isPositive();
        assertThat((double) within / all).isGreaterThanOrEqualTo(0.95);
    }

    /** Other tags of a conference may be lively as well, but not what is added to everything. */
    @ParameterizedTest
    @ValueSource(strings = {"conference/ASHG2013.csv", "conference/SFAF2013.csv", "conference/rna-seq.csv"})
    void advertisingMakesNoSession(String file) throws IOException {
        assertThat(ChatDriver.chats(tweets(SharedData.path(file)), OPTIONS).values())
                .extracting(chat -> chat.info().tag())
                .doesNotContain("tbt", "tcot", "throwbackthursday", "blessed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-05-29T12:30:00Z", "2013-05-29T13:45:00Z", "2013-05-31T12:00:00Z"})
    void aStreamThatBeginsInAConferenceHasOneSessionADay(String from) throws IOException {
        Instant start = Instant.parse(from);
        List<Tweet> tweets = tweets(SharedData.path("conference/SFAF2013.csv")).stream()
                .filter(tweet -> !tweet.createdAt().isBefore(start))
                .toList();

        List<Long> days = ChatDriver.chats(tweets, OPTIONS).values().stream()
                .filter(chat -> chat.info().tag().equals("sfaf2013"))
                .map(chat -> chat.info().startMillis() / DAY)
                .toList();

        assertThat(days).doesNotHaveDuplicates().hasSizeBetween(1, 3);
    }

    @Test
    void readersThatAreDaysApartFindTheSameSessions() throws IOException {
        List<Tweet> tweets = tweets(SharedData.path("conference/ASHG2013.csv"));
        int third = tweets.size() / 3;
        List<List<Tweet>> readers = List.of(
                tweets.subList(0, third), tweets.subList(third, 2 * third), tweets.subList(2 * third, tweets.size()));

        assertThat(spans(ChatDriver.chats(readers, OPTIONS, new Random(1))))
                .isEqualTo(spans(ChatDriver.chats(tweets, OPTIONS)));
    }

    private static List<String> spans(TreeMap<String, Chat> chats) {
        return chats.values().stream()
                .map(chat -> chat.info().id() + " to "
                        + Instant.ofEpochMilli(chat.info().endMillis()))
                .toList();
    }

    /** The tweets under a tag from each day's first busy quarter of an hour to its last one. */
    private static Collection<List<Tweet>> busyHoursByDay(List<Tweet> tweets, String tag) {
        Map<Long, Set<String>> authors = new HashMap<>();
        for (Tweet tweet : tweets) {
            if (carries(tweet, tag) && !tweet.isRepost()) {
                authors.computeIfAbsent(quarter(tweet), quarter -> new HashSet<>())
                        .add(tweet.authorId());
            }
        }
        Map<Long, Long> first = new HashMap<>();
        Map<Long, Long> last = new HashMap<>();
        authors.forEach((quarter, people) -> {
            if (people.size() >= BUSY) {
                first.merge(quarter * QUARTER / DAY, quarter, Math::min);
                last.merge(quarter * QUARTER / DAY, quarter, Math::max);
            }
        });
        Map<Long, List<Tweet>> days = new TreeMap<>();
        for (Tweet tweet : tweets) {
            long day = quarter(tweet) * QUARTER / DAY;
            if (carries(tweet, tag)
                    && quarter(tweet) >= first.getOrDefault(day, Long.MAX_VALUE)
                    && quarter(tweet) <= last.getOrDefault(day, Long.MIN_VALUE)) {
                days.computeIfAbsent(day, key -> new ArrayList<>()).add(tweet);
            }
        }
        return days.values();
    }

    private static long quarter(Tweet tweet) {
        return tweet.createdAt().toEpochMilli() / QUARTER;
    }

    private static Predicate<Tweet> isIn(Collection<Chat> chats, String tag) {
        return tweet -> chats.stream()
                .anyMatch(chat -> chat.info().tag().equals(tag)
                        && tweet.createdAt().toEpochMilli() >= chat.info().startMillis()
                        && tweet.createdAt().toEpochMilli() <= chat.info().endMillis());
    }

    private static boolean carries(Tweet tweet, String tag) {
        return tweet.hashtags().stream().map(Hashtag::tag).anyMatch(tag::equals);
    }

    private static List<Tweet> tweets(Path file) throws IOException {
        List<Tweet> tweets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Parsed parsed : Archives.parse(file, ArchiveFormat.AUTO)) {
            Tweet tweet = parsed.tweet();
            if (tweet != null && ids.add(tweet.firstId())) {
                tweets.add(ChatMarks.of(tweet));
            }
        }
        tweets.sort(Comparator.comparing(Tweet::createdAt));
        return tweets;
    }
}
