package io.rounds.chats.questions;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.chats.posts.ChatPost;
import io.rounds.model.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    private final ScriptedChat chat = new ScriptedChat();

    private List<Question> questions(int second) {
        return questions(chat.posts(), Set.of("mod"), ScriptedChat.START + second * 1_000L);
    }

    private Question only(int second) {
        List<Question> questions = questions(second);
        assertThat(questions).hasSize(1);
        return questions.get(0);
    }

    @Test
    void aModeratorsLabelledOriginalAsks() {
        chat.says(0, "Mod", "q1", "Q1: What works?");

        assertThat(only(299))
                .isEqualTo(new Question("Q1", "q1", ScriptedChat.START, "x:Mod", "Mod", 0, List.of(), 0, null, null, 0, false));
    }

    @Test
    void aQuestionIsUnansweredAfterFiveMinutesUntilSomebodyAnswers() {
        chat.says(0, "mod", "q1", "Q1: What works?").reposts(5, "ann", "r1", "q1");
        assertThat(only(299).unanswered()).isFalse();
        assertThat(only(300).unanswered()).isTrue();

        chat.says(400, "ann", "a1", "A1: Time");
        assertThat(only(500).unanswered()).isFalse();
        assertThat(only(500).reposts()).isEqualTo(1);
    }

    @Test
    void labelledPostsAnswerTheQuestionWithTheirNumber() {
        chat.says(0, "mod", "q1", "Q1: What works?")
                .says(600, "mod", "q2", "Q2: What does not?")
                .says(30, "ann", "a1", "A1: Time")
                .says(40, "bob", "b1", "Q1: People")
                .says(630, "ann", "a2", "T2 No time")
                .says(900, "cat", "c1", "A1 Late to this one: people");

        List<Question> questions = questions(1_000);

        assertThat(questions).extracting(Question::label).containsExactly("Q1", "Q2");
        assertThat(questions.get(0).answers()).containsExactly("a1", "b1", "c1");
        assertThat(questions.get(0).people()).isEqualTo(3);
        assertThat(questions.get(0).firstAnswerSeconds()).isEqualTo(30);
        assertThat(questions.get(1).answers()).containsExactly("a2");
    }

    @Test
    void topicsAreAnsweredWithTheirOwnLabel() {
        chat.says(0, "mod", "t1", "Topic 1: Feedback").says(30, "ann", "a1", "T1: Less is more");

        assertThat(only(60).label()).isEqualTo("T1");
        assertThat(only(60).answers()).containsExactly("a1");
    }

    @Test
    void aReplyAnswersTheQuestionItRepliesToWhateverItsLabelSays() {
        chat.says(0, "mod", "q1", "Q1: What works?")
                .says(600, "mod", "q2", "Q2: What does not?")
                .replies(620, "ann", "a", "q1", "A2 Time")
                .replies(630, "bob", "b", "q2", "No label")
                .replies(640, "cat", "c", "b", "Same here, and it took us two years");

        assertThat(questions(700).get(0).answers()).containsExactly("a");
        assertThat(questions(700).get(1).answers()).containsExactly("b", "c");
    }

    @Test
    void aReplyToSomebodyOutsideTheSetBelongsToItsConversation() {
        chat.says(0, "mod", "q1", "Q1: What works?").replies(20, "ann", "a", "unknown", "q1", "Same here");

        assertThat(only(60).answers()).containsExactly("a");
    }

    @Test
    void aReplyWithoutTheTagAnswersThroughItsThreadOnly() {
        chat.says(0, "mod", "q1", "Q1: What works?")
                .replies(20, "ann", "a", "q1", "Time")
                .untagged()
                .says(30, "bob", "b", "A1 in another chat")
                .untagged();

        assertThat(only(60).answers()).containsExactly("a");
    }

    @Test
    void discussionOfAnAnswerThatStandsAloneAnswersNothing() {
        chat.says(0, "mod", "q1", "Q1: What works?")
                .says(20, "ann", "a", "A1: Time")
                .replies(30, "bob", "b", "a", "Love that")
                .replies(40, "cat", "c", "a", "A1 Same here");

        assertThat(only(60).answers()).containsExactly("a", "c");
    }

    @Test
    void aReminderOpensNoSecondQuestionButTheNextDayDoes() {
        chat.says(0, "mod", "q1", "Q1: What works?")
                .says(900, "mod", "again", "Q1 once more: What works?")
                .says(DAY, "mod", "q1b", "Q1: What is new?")
                .replies(950, "ann", "a", "again", "Time")
                .says(960, "bob", "b", "A1: People")
                .says(DAY + 60, "ann", "a2", "A1: Coffee");

        List<Question> questions = questions(DAY + HOUR);

        assertThat(questions).extracting(Question::tweet).containsExactly("q1", "q1b");
        assertThat(questions.get(0).answers()).containsExactly("a", "b");
        assertThat(questions.get(1).answers()).containsExactly("a2");
    }

    @Test
    void aModeratorsThreadOfQuestionsAsksThemAll() {
        chat.says(0, "mod", "hello", "Welcome to our chat!")
                .replies(60, "mod", "q1", "hello", "Q1: What works?")
                .replies(600, "mod", "q2", "q1", "Q2: What does not?")
                .replies(650, "ann", "a", "q2", "Meetings")
                .replies(660, "mod", "m", "a", "Q2 is everybody's favourite");

        assertThat(questions(700)).extracting(Question::tweet).containsExactly("q1", "q2");
        assertThat(questions(700).get(1).answers()).containsExactly("a");
    }

    @Test
    void aModeratorAnswersOnlyWhereTheySaySo() {
        chat.says(0, "mod", "q1", "Q1: What works?")
                .replies(60, "ann", "a", "q1", "Time")
                .replies(90, "mod", "m1", "a", "Great point, tell us more")
                .says(120, "mod", "m2", "A1: In our place it is people")
                .reposts(130, "mod", "m3", "q1");

        assertThat(only(200).answers()).containsExactly("a", "m2");
    }

    @Test
    void theListOfAllQuestionsAsksNone() {
        chat.says(0, "mod", "list", "Tonight:\nQ1: What?\nQ2: Why?")
                .says(60, "mod", "q1", "Q1: What?")
                .says(600, "mod", "q2", "Q2: Why?");

        assertThat(questions(700)).extracting(Question::tweet).containsExactly("q1", "q2");
    }

    @Test
    void twoQuestionsInOneTweetAreTwo() {
        chat.says(0, "mod", "both", "T1/T2: Who was studied, and how?")
                .says(30, "ann", "a", "T2: Too few")
                .says(40, "bob", "b", "A1/A2: Adults, badly");

        assertThat(questions(60)).extracting(Question::label).containsExactly("T1", "T2");
        assertThat(questions(60).get(0).answers()).containsExactly("b");
        assertThat(questions(60).get(1).answers()).containsExactly("a", "b");
    }

    @Test
    void partsOfAQuestionHaveTheirOwnAnswers() {
        chat.says(0, "mod", "t1a", "T1a: Who?")
                .says(300, "mod", "t1b", "T1b: How?")
                .says(310, "ann", "a", "A1a: Adults")
                .says(320, "bob", "b", "A1b: Badly")
                .says(330, "cat", "c", "T1 Both fine");

        assertThat(questions(400).get(0).answers()).containsExactly("a");
        assertThat(questions(400).get(1).answers()).containsExactly("b", "c");
    }

    @Test
    void anAnswerMayComeJustBeforeItsQuestion() {
        chat.says(0, "ann", "a", "A1: Time")
                .says(10, "mod", "q1", "Q1: What works?")
                .says(20, "bob", "b", "A2: too early by far")
                .says(HOUR, "mod", "q2", "Q2: What does not?");

        List<Question> questions = questions(HOUR);
        assertThat(questions.get(0).answers()).containsExactly("a");
        assertThat(questions.get(0).firstAnswerSeconds()).isZero();
        assertThat(questions.get(1).answers()).isEmpty();
    }

    @Test
    void theBestAnswerIsRepostedMostAndTheEarliestOfSeveral() {
        chat.says(0, "mod", "q1", "Q1: What works?")
                .says(10, "ann", "a", "A1: Time")
                .says(20, "bob", "b", "A1: People")
                .says(30, "cat", "c", "A1: Coffee");
        assertThat(only(60).bestAnswer()).isEqualTo("a");
        assertThat(only(60).bestAnswerReposts()).isZero();

        chat.reposts(40, "dan", "r1", "c").reposts(41, "eve", "r2", "b").reposts(42, "fay", "r3", "b");
        chat.reposts(43, "ann", "r4", "c");
        assertThat(only(60).bestAnswer()).isEqualTo("b");
        assertThat(only(60).bestAnswerReposts()).isEqualTo(2);
    }

    @Test
    void aChatWithoutQuestionsHasNone() {
        chat.says(0, "ann", "a", "A1: Time").says(1, "bob", "b", "Hello");

        assertThat(questions(60)).isEmpty();
        assertThat(questions(chat.posts(), Set.of(), ScriptedChat.START)).isEmpty();
        assertThat(questions(List.of(), Set.of(), ScriptedChat.START)).isEmpty();
    }

    @Test
    void postsThatAnswerEachOtherInACircleAnswerNothing() {
        chat.says(0, "mod", "q1", "Q1: What works?")
                .replies(10, "ann", "a", "b", "b", "Yes")
                .replies(10, "bob", "b", "a", "a", "No");

        assertThat(only(60).answers()).isEmpty();
    }

    @Test
    void theModeratorIsWhoseLabelledPostsOthersAnswer() {
        chat.says(0, "Mod", "t1", "T1: Feedback")
                .says(20, "ann", "a", "T1: Less is more")
                .says(25, "bob", "b", "T1: More is more")
                .replies(30, "cat", "c", "a", "Love that")
                .says(600, "Mod", "t2", "T2: Debriefing")
                .says(630, "ann", "a2", "T2: Slowly")
                .replies(640, "dan", "d", "t2", "Kindly");

        assertThat(moderators(chat.posts())).containsExactly("mod");
        assertThat(questions(chat.posts(), Set.of(), ScriptedChat.START))
                .extracting(Question::answers)
                .containsExactly(List.of("a", "b"), List.of("a2", "d"));
    }

    @Test
    void whoAsksWhatTheModeratorDoesNotIsOneToo() {
        chat.says(0, "mod", "q1", "Q1: What works?")
                .says(20, "ann", "a", "A1: Time")
                .says(25, "bob", "b", "A1: People")
                .says(27, "cat", "c", "A1: Coffee")
                .says(600, "guest", "q2", "Q2: What does not?")
                .says(620, "ann", "a2", "A2: Meetings")
                .says(630, "bob", "b2", "A2: Slides")
                .says(700, "cat", "c2", "Q3 and what about nights?");

        assertThat(moderators(chat.posts())).containsExactly("guest", "mod");
    }

    @Test
    void oneWhoAnswersDoesNotMakeAModerator() {
        chat.says(0, "ann", "q", "Q1: Anyone here?").says(20, "bob", "b", "A1: Yes");

        assertThat(moderators(chat.posts())).isEmpty();
    }

    @Property(tries = 300)
    void orderAndRepetitionDoNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<ChatPost> posts = random(random);
        List<ChatPost> others = new ArrayList<>(posts);
        for (int i = 0; i < posts.size() / 3; i++) {
            others.add(posts.get(random.nextInt(posts.size())));
        }
        Collections.shuffle(others, random);

        assertThat(moderators(others)).isEqualTo(moderators(posts));
        for (Set<String> moderators : List.of(Set.of("p0"), Set.of("p0", "p1"), Set.<String>of())) {
            List<Question> questions = questions(posts, moderators, ScriptedChat.START);
            assertThat(questions(others, moderators, ScriptedChat.START)).isEqualTo(questions);
        }
    }

    @Property(tries = 300)
    void everyQuestionAndAnswerIsAPostOfTheSet(@ForAll long seed) {
        List<ChatPost> posts = random(new Random(seed));
        List<String> written = posts.stream()
                .filter(post -> post.kind() != Kind.REPOST)
                .map(ChatPost::tweet)
                .toList();

        for (Question question : questions(posts, Set.of("p0", "p1"), ScriptedChat.START + DAY * 1_000L)) {
            assertThat(written).contains(question.tweet()).containsAll(question.answers());
            assertThat(question.answers()).doesNotHaveDuplicates().doesNotContain(question.tweet());
            assertThat(question.people()).isLessThanOrEqualTo(question.answers().size());
            assertThat(question.unanswered()).isEqualTo(question.answers().isEmpty());
            assertThat(question.bestAnswer() == null)
                    .isEqualTo(question.answers().isEmpty());
        }
    }

    /** Any tangle of questions, answers, threads and reposts, some of them at the same time. */
    private static List<ChatPost> random(Random random) {
        ScriptedChat chat = new ScriptedChat();
        List<String> words = List.of("Q1: a", "T1: b", "T2 c", "A1: d", "A2 e", "A1/A2: f", "Q1b: g", "Q2: h", "i");
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int second = random.nextInt(60) * (random.nextInt(4) == 0 ? 600 : 10);
            String author = "p" + random.nextInt(6);
            String text = words.get(random.nextInt(words.size()));
            String other = "t" + random.nextInt(count + 2);
            switch (random.nextInt(4)) {
                case 0, 1 -> chat.says(second, author, "t" + i, text);
                case 2 -> chat.replies(second, author, "t" + i, other, text);
                default -> chat.reposts(second, author, "t" + i, other);
            }
            if (random.nextInt(5) == 0) {
                chat.untagged();
            }
        }
        return chat.posts();
    }

    /** Of posts in any order, repeated or not; without moderators, those that are found. */
    private static List<Question> questions(Collection<ChatPost> posts, Set<String> moderators, long nowMillis) {
        return Questions.of(
                Questions.inOrder(List.of(), posts), moderators.isEmpty() ? moderators(posts) : moderators, nowMillis);
    }

    private static Set<String> moderators(Collection<ChatPost> posts) {
        return ModeratorFinder.find(Questions.inOrder(List.of(), posts));
    }
}
