package io.rounds.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {
    private static final SimulatorOptions TWO_WEEKS = SimulatorOptions.weeks(2);
    private static final Pattern LABEL = Pattern.compile("(?i)\\b([AT])([1-5])\\b");

    private static Observed seen;

    @BeforeAll
    static void simulateOnce() {
        seen = new Observed(TWO_WEEKS);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        Simulator again = new Simulator(TWO_WEEKS);
        for (Message message : seen.messages) {
            Message other = again.next();
            assertThat(Arrays.equals(other.payload(), message.payload())).isTrue();
            assertThat(other.arrival()).isEqualTo(message.arrival());
            assertThat(other.key()).isEqualTo(message.key());
        }
        assertThat(again.hasNext()).isFalse();
        assertThat(again.truth()).isEqualTo(seen.truth);
    }

    @Test
    void anotherSeedGivesAnotherStream() {
        Simulator other = new Simulator(TWO_WEEKS.toBuilder().seed(2).build());
        assertThat(other.next().payload()).isNotEqualTo(seen.messages.get(0).payload());
    }

    @Test
    void messagesComeInOrderOfArrivalAndNeverBeforeTheyWerePosted() {
        Instant last = Instant.EPOCH;
        for (Message message : seen.messages) {
            assertThat(message.arrival()).isAfterOrEqualTo(last);
            last = message.arrival();
        }
        assertThat(seen.tweets.values())
                .allSatisfy(tweet -> assertThat(tweet.arrival()).isAfter(tweet.at()));
    }

    @Test
    void theTruthCountsWhatAReaderCounts() {
        Map<String, Long> kinds = seen.tweets.values().stream()
                .collect(Collectors.groupingBy(Observed.Seen::kind, Collectors.counting()));
        Truth.Counts counts = seen.truth.tweets();
        assertThat(counts.distinct()).isEqualTo(seen.tweets.size());
        assertThat(counts.originals()).isEqualTo(kinds.get("original"));
        assertThat(counts.reposts()).isEqualTo(kinds.get("retweeted"));
        assertThat(counts.replies()).isEqualTo(kinds.get("replied_to"));
        assertThat(counts.quotes()).isEqualTo(kinds.get("quoted"));
        assertThat(counts.foamed()).isEqualTo(seen.tagged("foamed").size());
        assertThat(counts.meded()).isEqualTo(seen.tagged("meded").size());
    }

    @Test
    void theTruthKnowsWhatIsNotAsItShouldBe() {
        Truth.Disorder noise = seen.truth.noise();
        assertThat(noise.duplicates()).isEqualTo(seen.duplicates).isPositive();
        assertThat(noise.broken().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(seen.broken);
        assertThat(noise.broken())
                .containsKeys(
                        "broken_json",
                        "wrong_type",
                        "missing_id",
                        "missing_author",
                        "missing_text",
                        "bad_date",
                        "bad_unicode",
                        "reader_error");
        assertThat(noise.deleted()).isNotEmpty().containsExactlyInAnyOrderElementsOf(seen.deleted);
        assertThat(noise.deleted()).allMatch(seen.tweets::containsKey);
        Set<String> late = seen.tweets.entrySet().stream()
                .filter(entry ->
                        entry.getValue().arrival().isAfter(entry.getValue().at().plusSeconds(31)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(noise.late().keySet()).isEqualTo(late).isNotEmpty();
        assertThat(noise.late().values()).allMatch(seconds -> seconds >= 60 && seconds <= 3000);
        assertThat(noise.edits()).isNotEmpty().allSatisfy(edit -> {
            Observed.Seen edited = seen.tweet(edit.edited());
            assertThat(edited.data().path("edit_history_tweet_ids"))
                    .extracting(JsonNode::asText)
                    .containsExactly(edit.initial(), edit.edited());
            assertThat(seen.messages)
                    .filteredOn(message -> new String(message.payload(), StandardCharsets.UTF_8)
                            .contains("\"id\":\"" + edit.edited() + "\""))
                    .isNotEmpty()
                    .allMatch(message -> edit.initial().equals(message.key()));
            assertThat(edited.author()).isEqualTo(seen.tweet(edit.initial()).author());
        });
    }

    @Test
    void aDeletionComesAfterItsTweet() {
        Map<String, Integer> firstSeen = new HashMap<>();
        for (int i = 0; i < seen.messages.size(); i++) {
            String key = seen.messages.get(i).key();
            if (key != null) {
                firstSeen.putIfAbsent(key, i);
                String start = new String(seen.messages.get(i).payload(), 0, 18, StandardCharsets.UTF_8);
                if (start.contains("\"delete\"")) {
                    assertThat(firstSeen.get(key)).isLessThan(i);
                }
            }
        }
    }

    @Test
    void entitiesPointAtWhatTheySay() {
        for (Observed.Seen tweet : seen.tweets.values()) {
            JsonNode message = tweet.message();
            checkEntities(message.path("data"));
            message.path("includes").path("tweets").forEach(SimulatorTest::checkEntities);
        }
    }

    private static void checkEntities(JsonNode tweet) {
        String text = tweet.path("text").asText();
        JsonNode entities = tweet.path("entities");
        entities.path("hashtags")
                .forEach(tag -> check(text, tag, 1, tag.path("tag").asText()));
        entities.path("mentions")
                .forEach(mention ->
                        check(text, mention, 1, mention.path("username").asText()));
        entities.path("urls").forEach(url -> check(text, url, 0, url.path("url").asText()));
    }

    private static void check(String text, JsonNode entity, int sign, String expected) {
        int from = text.offsetByCodePoints(0, entity.path("start").asInt() + sign);
        int to = text.offsetByCodePoints(0, entity.path("end").asInt());
        assertThat(text.substring(from, to)).isEqualTo(expected);
    }

    @Test
    void everyTweetComesWithItsAuthorAndTheTweetItRefersTo() {
        for (Observed.Seen tweet : seen.tweets.values()) {
            JsonNode includes = tweet.message().path("includes");
            List<String> users = new ArrayList<>();
            includes.path("users").forEach(user -> users.add(user.path("id").asText()));
            assertThat(users).doesNotHaveDuplicates().contains(tweet.author());
            String referenced = tweet.referenced();
            if (referenced != null) {
                JsonNode included = includes.path("tweets").path(0);
                assertThat(included.path("id").asText()).isEqualTo(referenced);
                assertThat(users).contains(included.path("author_id").asText());
                assertThat(Instant.parse(included.path("created_at").asText())).isBeforeOrEqualTo(tweet.at());
            }
        }
    }

    @Test
    void aRepostsOwnTextIsCutAndItsOriginalIsWhole() {
        int reposts = 0;
        int cut = 0;
        int cutTags = 0;
        for (Observed.Seen tweet : seen.tweets.values()) {
            if (tweet.kind().equals("retweeted")) {
                reposts++;
                String text = tweet.text();
                assertThat(text).startsWith("RT @");
                assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(140);
                cut += text.endsWith("…") ? 1 : 0;
                cutTags += tags(tweet.message().path("includes").path("tweets").path(0)) > tags(tweet.data()) ? 1 : 0;
            }
        }
        assertThat(cut).isGreaterThan(reposts / 5);
        assertThat(cutTags).isGreaterThan(reposts / 10);
    }

    private static int tags(JsonNode tweet) {
        return tweet.path("entities").path("hashtags").size();
    }

    @Test
    void nobodyRepostsTheSameTweetTwice() {
        Set<String> pairs = new HashSet<>();
        seen.tweets.values().stream()
                .filter(tweet -> tweet.kind().equals("retweeted"))
                .forEach(repost -> assertThat(pairs.add(repost.author() + " " + repost.referenced()))
                        .isTrue());
    }

    @Test
    void idsTellTheTime() {
        seen.tweets.forEach((id, tweet) -> {
            Instant fromId = Instant.ofEpochMilli((Long.parseLong(id) >> 22) + 1_288_834_974_657L);
            assertThat(fromId.truncatedTo(ChronoUnit.SECONDS)).isEqualTo(tweet.at());
        });
    }

    @Test
    void payloadsAreAsLargeAsRealOnes() {
        double mean = seen.messages.stream()
                .mapToInt(message -> message.payload().length)
                .filter(length -> length < 100_000)
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(2000.0, 2900.0);
    }

    @Test
    void chatsAreAsLargeAsRealOnesAndTheTruthCountsThemExactly() {
        assertThat(seen.truth.chats()).hasSize(4);
        List<Truth.Edition> all = new ArrayList<>();
        for (Truth.Chat chat : seen.truth.chats()) {
            assertThat(chat.editions()).hasSize(2);
            all.addAll(chat.editions());
            for (Truth.Edition edition : chat.editions()) {
                List<Observed.Seen> session = seen.tagged(chat.tag()).stream()
                        .filter(tweet -> !tweet.at().isBefore(edition.firstTweet()))
                        .filter(tweet -> !tweet.at().isAfter(edition.lastTweet()))
                        .toList();
                assertThat(session).hasSize(edition.tweets());
                assertThat(session.stream().filter(tweet -> tweet.kind().equals("retweeted")))
                        .hasSize(edition.reposts());
                assertThat(session.stream().map(Observed.Seen::author).collect(Collectors.toSet()))
                        .isEqualTo(Set.copyOf(edition.participants()));
                assertThat(Duration.between(edition.start(), edition.firstTweet()))
                        .isBetween(Duration.ZERO, Duration.ofSeconds(30));
                assertThat(edition.participants().size()).isBetween(18, 33);
                assertThat(edition.tweets()).isBetween(90, 210);
                assertThat(session).allMatch(tweet -> tweet.tags().contains(chat.community()));
            }
        }
        assertThat(all.stream().mapToInt(Truth.Edition::tweets).average().orElseThrow())
                .isBetween(130.0, 160.0);
        assertThat(all.stream()
                        .mapToInt(edition -> edition.participants().size())
                        .average()
                        .orElseThrow())
                .isBetween(24.0, 28.0);
    }

    @Test
    void chatsMeetAtTheSameHourEachWeek() {
        for (Truth.Chat chat : seen.truth.chats()) {
            Instant first = chat.editions().get(0).start();
            for (int i = 1; i < chat.editions().size(); i++) {
                assertThat(chat.editions().get(i).start()).isEqualTo(first.plus(Duration.ofDays(7L * i)));
            }
        }
    }

    @Test
    void everyAnswerCanBeTracedToItsQuestion() {
        Set<String> hows = new TreeSet<>();
        for (Truth.Chat chat : seen.truth.chats()) {
            for (Truth.Edition edition : chat.editions()) {
                assertThat(edition.questions()).hasSize(5);
                edition.questions().forEach(question -> checkAnswers(chat, edition, question, hows));
            }
        }
        assertThat(hows)
                .containsExactly("conversation", "label", "labelled_reply", "late", "mislabelled", "reply", "untagged");
    }

    private static void checkAnswers(
            Truth.Chat chat, Truth.Edition edition, Truth.Question question, Set<String> hows) {
        Observed.Seen asked = seen.tweet(question.tweet());
        assertThat(asked.author()).isEqualTo(chat.moderator().id());
        assertThat(asked.at()).isEqualTo(question.at());
        assertThat(question.answers()).isNotEmpty();
        for (Truth.Answer answer : question.answers()) {
            hows.add(answer.how());
            Observed.Seen answered = seen.tweet(answer.tweet());
            assertThat(answered.author()).isEqualTo(answer.author());
            assertThat(answered.at()).isAfterOrEqualTo(asked.at());
            boolean inConversation =
                    answered.data().path("conversation_id").asText().equals(question.tweet());
            boolean labelled = isLabelled(answered.text(), question.label().substring(1));
            switch (answer.how()) {
                case "label", "late" -> assertThat(labelled && !inConversation).isTrue();
                case "labelled_reply" -> assertThat(labelled && inConversation).isTrue();
                case "mislabelled" -> assertThat(inConversation && !labelled).isTrue();
                default -> assertThat(inConversation).isTrue();
            }
            assertThat(answered.tags().contains(chat.tag()))
                    .isEqualTo(!edition.untagged().contains(answer.tweet()));
        }
    }

    private static boolean isLabelled(String text, String number) {
        Matcher matcher = LABEL.matcher(text);
        return matcher.find() && matcher.group(2).equals(number);
    }

    @Test
    void theConferencePeaksAtThreeToFourHundredTweetsAnHour() {
        Truth.Conference conference = seen.truth.conferences().get(0);
        List<Observed.Seen> tweets = seen.tagged(conference.tag());
        assertThat(tweets).hasSize(conference.tweets());
        Map<Instant, Long> hours = tweets.stream()
                .collect(Collectors.groupingBy(
                        tweet -> tweet.at().truncatedTo(ChronoUnit.HOURS), Collectors.counting()));
        assertThat(hours.get(conference.peakHour())).isEqualTo(conference.peakTweets());
        assertThat(hours.values()).allMatch(count -> count <= conference.peakTweets());
        assertThat(conference.peakTweets()).isBetween(300, 400);
        assertThat(tweets.stream().map(Observed.Seen::author).distinct()).hasSize(conference.accounts());
        assertThat(tweets.stream()
                        .filter(tweet -> tweet.at().isBefore(conference.start()))
                        .count())
                .isBetween(400L, 1400L);
        assertThat(Duration.between(conference.start(), conference.end())).isEqualTo(Duration.ofHours(57));
        assertThat(conference.sessions()).hasSize(18);
        assertThat(conference.sessions().stream().map(Truth.Session::paper).distinct())
                .hasSize(18);
    }

    @Test
    void newsBreaksOutWithFifteenToSixtyPeopleAndIsOverAfterEightHours() {
        List<Truth.Event> breaking = events("breaking");
        assertThat(breaking).hasSize(2).allSatisfy(event -> {
            List<Observed.Seen> tweets = seen.tagged(String.valueOf(event.tag()));
            assertThat(tweets.stream().map(Observed.Seen::id)).containsExactlyInAnyOrderElementsOf(event.tweets());
            assertThat(event.firstHourAuthors()).isBetween(15, 60);
            Instant start = event.start();
            long firstHour = tweets.stream()
                    .filter(tweet -> tweet.at().isBefore(start.plusSeconds(3600)))
                    .map(Observed.Seen::author)
                    .distinct()
                    .count();
            assertThat(firstHour).isEqualTo(event.firstHourAuthors());
            assertThat(event.end()).isBefore(start.plus(Duration.ofHours(8)).plusSeconds(1));
            long lastHours = tweets.stream()
                    .filter(tweet -> tweet.at().isAfter(start.plus(Duration.ofHours(6))))
                    .count();
            assertThat(lastHours).isLessThan(event.tweets().size() / 5);
        });
    }

    @Test
    void eventsDoNotOverlapEachOther() {
        List<Truth.Event> all = Stream.concat(
                        seen.truth.bursts().stream(),
                        seen.truth.coordinated().stream().flatMap(group -> group.actions().stream()))
                .sorted((a, b) -> a.start().compareTo(b.start()))
                .toList();
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).start()).isAfter(all.get(i - 1).end());
        }
    }

    @Test
    void aFewAccountsSendAllTheSpam() {
        assertThat(events("spam")).isNotEmpty().allSatisfy(event -> {
            assertThat(event.accounts()).hasSize(4);
            assertThat(event.tweets()).hasSizeBetween(60, 90);
            assertThat(Duration.between(event.start(), event.end())).isLessThan(Duration.ofMinutes(36));
        });
    }

    @Test
    void sockPuppetsShareOneDomainWithinMinutes() {
        Truth.Group group = seen.truth.coordinated().get(0);
        assertThat(group.accounts()).hasSize(12);
        assertThat(group.actions()).hasSize(12).allSatisfy(action -> {
            assertThat(action.urls())
                    .hasSize(1)
                    .allMatch(url -> url.startsWith("https://miracles." + group.domain() + "/"));
            assertThat(Duration.between(action.start(), action.end())).isLessThan(Duration.ofMinutes(4));
            assertThat(group.accounts()).containsAll(action.accounts());
        });
    }

    @Test
    void fansOfAPaperShareItInTheirOwnTime() {
        assertThat(seen.truth.popularPapers()).hasSize(2).allSatisfy(paper -> {
            assertThat(paper.urls()).hasSize(1);
            assertThat(paper.accounts()).hasSameSizeAs(paper.tweets());
        });
        assertThat(seen.truth.popularPapers())
                .anySatisfy(paper ->
                        assertThat(Duration.between(paper.start(), paper.end())).isGreaterThan(Duration.ofHours(24)));
    }

    private static List<Truth.Event> events(String kind) {
        return seen.truth.bursts().stream()
                .filter(event -> event.kind().equals(kind))
                .toList();
    }

    @Test
    void thereAreManyLanguagesAndScripts() {
        Set<String> languages = seen.tweets.values().stream()
                .map(tweet -> tweet.data().path("lang").asText())
                .collect(Collectors.toSet());
        assertThat(languages).contains("en", "es", "de", "fr", "pt", "ja", "ar", "it", "nl");
        assertThat(seen.tagged("医学教育")).isNotEmpty();
        assertThat(seen.tagged("التعليم_الطبي")).isNotEmpty();
        assertThat(seen.tweets.values()).anyMatch(tweet -> tweet.text().contains("＃"));
    }

    @Test
    void theFilesHoldTheStreamAndItsTruth(@TempDir Path directory) throws IOException {
        Truth truth = SimulatedFiles.write(TWO_WEEKS, directory);
        assertThat(Truth.read(directory.resolve(SimulatedFiles.TRUTH)))
                .isEqualTo(truth)
                .isEqualTo(seen.truth);
        long bytes = seen.messages.stream()
                .mapToLong(message -> message.payload().length + 1L)
                .sum();
        assertThat(Files.size(directory.resolve(SimulatedFiles.STREAM))).isEqualTo(bytes);
    }
}
