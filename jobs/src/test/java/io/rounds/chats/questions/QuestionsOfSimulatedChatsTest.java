package io.rounds.chats.questions;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.chats.Chat;
import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.posts.ChatPosts;
import io.rounds.extract.labels.Labels;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Six chats in four simulated weeks, three times, through the parser: questions are found as they were asked, and
 * answers are sorted to them as they were meant. The tables that it prints are the measure of the method.
 */
class QuestionsOfSimulatedChatsTest {
    private static final Duration OPEN = Duration.ofMinutes(90);

    private final Map<String, ChatPost> posts = new HashMap<>();
    private final Map<String, List<ChatPost>> byTag = new HashMap<>();
    private final Map<String, List<ChatPost>> byConversation = new HashMap<>();

    /** Answers by how they can be recognised: planted, found, and found at another question. */
    private static final class Score {
        final Map<String, int[]> planted = new TreeMap<>();
        int given;
        int right;
        int all;
        int reachable;

        double precision() {
            return (double) right / given;
        }

        double recall() {
            return (double) right / all;
        }

        void print(String title) {
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: precision %.4f, recall %.4f (of %d planted; %.4f of the %d given to it)%n",
                    title,
                    precision(),
                    recall(),
                    all,
                    (double) right / reachable,
                    reachable);
            System.out.printf("%-16s %8s %8s %8s %8s%n", "how", "planted", "found", "wrong", "missed");
            planted.forEach((how, counts) -> System.out.printf(
                    "%-16s %8d %8d %8d %8d%n",
                    how, counts[0], counts[1], counts[2], counts[0] - counts[1] - counts[2]));
        }
    }

    @Test
    void answersBelongToTheQuestionTheyWereMeantFor() {
        Score configured = new Score();
        Score found = new Score();
        Score withoutConversations = new Score();
        for (long seed = 1; seed <= 3; seed++) {
            Truth truth = simulate(seed);
            for (Truth.Chat chat : truth.chats()) {
                String moderator = chat.moderator().handle().toLowerCase(Locale.ROOT);
                for (Truth.Edition edition : chat.editions()) {
                    List<ChatPost> given = given(chat, edition);
                    assertThat(ModeratorFinder.find(Questions.inOrder(List.of(), given)))
                            .containsExactly(moderator);
                    judge(edition, given, Set.of(moderator), configured);
                    judge(edition, given, Set.of(), found);
                    judge(edition, withoutConversations(given), Set.of(), withoutConversations);
                }
            }
            assertThat(strayLabels(truth)).isZero();
        }
        configured.print("moderators configured");
        found.print("moderators found");
        withoutConversations.print("moderators found, conversations unknown");
        for (Score score : List.of(configured, found, withoutConversations)) {
            assertThat(score.all).isGreaterThan(3_000);
            assertThat(score.precision()).isGreaterThanOrEqualTo(0.99);
            assertThat(score.recall()).isGreaterThanOrEqualTo(0.98);
            assertThat(score.planted)
                    .containsOnlyKeys(
                            "conversation", "label", "labelled_reply", "late", "mislabelled", "reply", "untagged")
                    .allSatisfy((how, counts) ->
                            assertThat((double) counts[1] / counts[0]).as(how).isGreaterThanOrEqualTo(0.95));
        }
    }

    /** @param configured moderators; empty where they have to be found */
    private void judge(Truth.Edition edition, List<ChatPost> given, Set<String> configured, Score score) {
        List<ChatPost> inOrder = Questions.inOrder(List.of(), given);
        Set<String> moderators = configured.isEmpty() ? ModeratorFinder.find(inOrder) : configured;
        List<Question> questions =
                Questions.of(inOrder, moderators, edition.end().toEpochMilli());
        assertThat(questions)
                .extracting(Question::label)
                .isEqualTo(
                        edition.questions().stream().map(Truth.Question::label).toList());
        assertThat(questions)
                .extracting(Question::tweet)
                .isEqualTo(edition.questions().stream()
                        .map(question -> "x:" + question.tweet())
                        .toList());
        Map<String, String> assigned = new HashMap<>();
        for (Question question : questions) {
            for (String answer : question.answers()) {
                assertThat(assigned.put(answer, question.tweet())).isNull();
            }
            assertThat(question.bestAnswer()).isEqualTo(best(question, given));
        }
        Set<String> ids = new HashSet<>();
        given.forEach(post -> ids.add(post.tweet()));
        score.given += assigned.size();
        for (Truth.Question question : edition.questions()) {
            for (Truth.Answer answer : question.answers()) {
                String to = assigned.get("x:" + answer.tweet());
                boolean right = ("x:" + question.tweet()).equals(to);
                int[] counts = score.planted.computeIfAbsent(answer.how(), how -> new int[3]);
                counts[0]++;
                counts[1] += right ? 1 : 0;
                counts[2] += to != null && !right ? 1 : 0;
                score.all++;
                score.right += right ? 1 : 0;
                score.reachable += ids.contains("x:" + answer.tweet()) ? 1 : 0;
            }
        }
    }

    /** The answer with most reposts, counted anew. */
    private static String best(Question question, List<ChatPost> given) {
        String best = null;
        long most = -1;
        for (String answer : question.answers()) {
            long reposts = given.stream()
                    .filter(post -> answer.equals(post.references().repostOf()))
                    .count();
            if (reposts > most) {
                best = answer;
                most = reposts;
            }
        }
        return best;
    }

    /** What was said under the tag within ninety minutes, and replies without it in the threads of questions. */
    private List<ChatPost> given(Truth.Chat chat, Truth.Edition edition) {
        long start = edition.start().toEpochMilli();
        List<ChatPost> given = new ArrayList<>();
        for (ChatPost post : byTag.getOrDefault(chat.tag(), List.of())) {
            if (post.atMillis() >= start && post.atMillis() < start + OPEN.toMillis()) {
                given.add(post);
            }
        }
        for (Truth.Question question : edition.questions()) {
            for (ChatPost post : byConversation.getOrDefault("x:" + question.tweet(), List.of())) {
                if (!post.content().hashtags().contains(chat.tag())) {
                    given.add(post.untagged());
                }
            }
        }
        return given;
    }

    /** As networks tell it that know only what a reply answers. */
    private static List<ChatPost> withoutConversations(List<ChatPost> posts) {
        List<ChatPost> bare = new ArrayList<>();
        for (ChatPost p : posts) {
            ChatPost.References references = p.references();
            bare.add(new ChatPost(
                    p.tweet(),
                    p.atMillis(),
                    p.kind(),
                    p.author(),
                    p.lang(),
                    p.content(),
                    new ChatPost.References(
                            references.replyTo(),
                            references.repostOf(),
                            references.repostOfAuthor(),
                            references.repostOfHandle(),
                            null),
                    p.tagged()));
        }
        return bare;
    }

    /** Posts outside chats that were given a label. */
    private int strayLabels(Truth truth) {
        Set<String> inChats = new HashSet<>();
        for (Truth.Chat chat : truth.chats()) {
            byTag.getOrDefault(chat.tag(), List.of()).forEach(post -> inChats.add(post.tweet()));
            chat.editions().forEach(edition -> edition.untagged().forEach(tweet -> inChats.add("x:" + tweet)));
        }
        int stray = 0;
        for (ChatPost post : posts.values()) {
            stray += !post.content().labels().isEmpty() && !inChats.contains(post.tweet()) ? 1 : 0;
        }
        return stray;
    }

    private Truth simulate(long seed) {
        posts.clear();
        byTag.clear();
        byConversation.clear();
        Simulator simulator = new Simulator(
                SimulatorOptions.weeks(4).toBuilder().seed(seed).chats(6).build());
        RecordParser parser = new RecordParser();
        while (simulator.hasNext()) {
            Message message = simulator.next();
            parser.parse(message.payload(), new Origin("simulated", message.arrival()), this::add);
        }
        for (ChatPost post : posts.values()) {
            post.content().hashtags().forEach(tag -> byTag.computeIfAbsent(tag, key -> new ArrayList<>())
                    .add(post));
            if (post.references().conversation() != null && post.references().replyTo() != null) {
                byConversation
                        .computeIfAbsent(post.references().conversation(), key -> new ArrayList<>())
                        .add(post);
            }
        }
        return simulator.truth();
    }

    private void add(Parsed parsed) {
        Tweet tweet = parsed.tweet();
        if (tweet != null) {
            posts.put(tweet.id(), ChatPosts.of(tweet, Labels.of(tweet.text()), List.of()));
        }
    }
}
