package io.rounds.simulator.events;

import io.rounds.simulator.Truth;
import io.rounds.simulator.engine.PlantedEvent;
import io.rounds.simulator.engine.SimulationContext;
import io.rounds.simulator.people.Account;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.tweets.PostDraft;
import io.rounds.simulator.tweets.PostedTweet;
import io.rounds.simulator.tweets.TweetComposer;
import io.rounds.simulator.tweets.TweetText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One edition of a weekly chat: welcome, introductions, five questions, some 60 answers in every form that people use,
 * replies, reposts and thanks within an hour; then late answers. About 26 participants and 145 tweets.
 */
final class ChatEdition {
    private static final int QUESTIONS = 5;
    private static final long FIRST_QUESTION = 6 * Millis.MINUTE;
    private static final long BETWEEN_QUESTIONS = 630 * Millis.SECOND;
    private static final long SILENCE = 30 * Millis.MINUTE;
    private static final double ANSWERS = 0.5;

    private final SimulatedChat chat;
    private final SimulationContext world;
    private final TweetComposer composer;
    private final Dice dice;
    private final int number;
    private final long start;
    private final List<Account> guests;
    private final List<Question> questions = new ArrayList<>();
    private final List<PostedTweet> tagged = new ArrayList<>();
    private final List<String> untagged = new ArrayList<>();
    private final List<String> discussion = new ArrayList<>();
    private final Set<Long> participants = new LinkedHashSet<>();
    /** The question that a tweet's conversation belongs to, by the conversation's id. */
    private final Map<Long, Question> conversations = new HashMap<>();

    private int tweets;
    private int reposts;
    private long first = -1;
    private long last;

    /** A question and its answers so far. */
    private record Question(String label, int number, PostedTweet posted, List<Truth.Answer> answers) {}

    private enum Form {
        LABEL,
        LABELLED_REPLY,
        REPLY,
        UNTAGGED,
        MISLABELLED,
        LATE
    }

    ChatEdition(SimulatedChat chat, int number, long start, List<Account> guests) {
        this.chat = chat;
        this.world = chat.world();
        this.composer = chat.composer();
        this.dice = composer.dice();
        this.number = number;
        this.start = start;
        this.guests = guests;
    }

    /** Adds the events of the edition to the queue, except those before {@code from}. */
    void schedule(long from) {
        for (long ahead : new long[] {24 * Millis.HOUR, 2 * Millis.HOUR}) {
            if (start - ahead > from) {
                world.queue().at(start - ahead + dice.below(600) * Millis.SECOND, this::invite);
            }
        }
        world.queue().at(start + dice.below(20) * Millis.SECOND, this::welcome);
        for (Account guest : guests) {
            if (dice.chance(0.6)) {
                long at = start + Millis.MINUTE + dice.below(5 * 60) * Millis.SECOND;
                world.queue().at(at, now -> say(guest, composer.phrase("en", "intro", ""), now));
            }
        }
        List<String> asked = new ArrayList<>();
        for (int i = 1; i <= QUESTIONS; i++) {
            int which = i;
            String words = words(asked);
            long at = start + FIRST_QUESTION + (i - 1) * BETWEEN_QUESTIONS + dice.below(40) * Millis.SECOND;
            world.queue().at(at, now -> ask(which, words, now));
        }
        for (int i = 0; i < 4; i++) {
            long at = start + dice.between(10, 56) * Millis.MINUTE + dice.below(60) * Millis.SECOND;
            world.queue().at(at, now -> say(chat.moderator(), composer.phrase("en", "nudge", ""), now));
        }
        for (int i = 0; i < 10; i++) {
            long at = start + dice.between(3, 58) * Millis.MINUTE + dice.below(60) * Millis.SECOND;
            Account guest = dice.pick(guests);
            world.queue().at(at, now -> say(guest, composer.phrase("en", "chatter", ""), now));
        }
        world.queue().at(start + 59 * Millis.MINUTE + dice.below(50) * Millis.SECOND, this::thank);
        for (int i = dice.between(2, 5); i > 0; i--) {
            long at = start + 2 * Millis.HOUR + dice.below(8 * 3600) * Millis.SECOND;
            world.queue().at(at, this::repostLater);
        }
    }

    /** A question that has not been asked in this edition. */
    private String words(List<String> asked) {
        while (true) {
            String words = composer.phrase("en", "question", "");
            if (!asked.contains(words)) {
                asked.add(words);
                return words;
            }
        }
    }

    private TweetText.Builder tags(TweetText.Builder text) {
        text.tag(
                dice.chance(0.06)
                        ? chat.plan().tag().toLowerCase(Locale.ROOT)
                        : chat.plan().tag());
        return composer.maybeCommunity(
                text, chat.plan().community(), world.options().communityTagShare());
    }

    private PostedTweet post(Account author, TweetText.Builder text, long now) {
        return world.feed()
                .post(PostDraft.post(author, text.build(), chat.plan().field()), now);
    }

    private PostedTweet reply(Account author, TweetText.Builder text, PostedTweet to, long now) {
        return world.feed()
                .post(PostDraft.reply(author, text.build(), chat.plan().field(), to), now);
    }

    private void invite(long now) {
        TweetText.Builder text = composer.start()
                .say("Join us for " + chat.plan().title() + " at " + chat.plan().hour() + ":00 UTC.");
        PostedTweet invitation = post(chat.moderator(), tags(text), now);
        for (int i = dice.below(4); i > 0; i--) {
            Account guest = dice.pick(guests);
            long at = now + dice.between(1, 60) * Millis.MINUTE;
            world.queue().at(at, later -> repost(guest, invitation, later));
        }
    }

    private void welcome(long now) {
        say(chat.moderator(), "Welcome to " + chat.plan().title() + "! Please introduce yourself.", now);
    }

    private void thank(long now) {
        say(chat.moderator(), "That was our hour. Thank you all, the transcript follows. See you next week!", now);
    }

    private void say(Account author, String words, long now) {
        addToSession(post(author, tags(composer.start().say(words)), now));
    }

    private void ask(int which, String words, long now) {
        SimulatedChat.Style style = chat.plan().style();
        String form = String.format(Locale.ROOT, style.question, which);
        PostedTweet posted = post(chat.moderator(), tags(composer.start().say(form + " " + words)), now);
        Question question = new Question(style.letter + which, which, posted, new ArrayList<>());
        questions.add(question);
        conversations.put(posted.conversation(), question);
        addToSession(posted);
        for (int i = dice.between(2, 4); i > 0; i--) {
            Account guest = dice.pick(guests);
            long at = now + (long) (5 * Millis.SECOND + dice.exponential(90 * Millis.SECOND));
            world.queue().at(at, later -> repost(guest, posted, later));
        }
        for (Account guest : guests) {
            if (dice.chance(ANSWERS)) {
                answerLater(question, guest, now);
            }
        }
        if (which == QUESTIONS && dice.chance(0.5)) {
            long nextMorning = now + dice.between(9, 14) * Millis.HOUR;
            world.queue().at(nextMorning, later -> answer(question, dice.pick(guests), Form.LABELLED_REPLY, later));
        }
    }

    private void answerLater(Question question, Account guest, long now) {
        double u = dice.unit();
        Form form = u < 0.55
                ? Form.LABEL
                : u < 0.75
                        ? Form.LABELLED_REPLY
                        : u < 0.83 ? Form.REPLY : u < 0.90 ? Form.UNTAGGED : u < 0.95 ? Form.MISLABELLED : Form.LATE;
        long thinkingTime =
                20 * Millis.SECOND + (long) Math.min(8 * Millis.MINUTE, dice.exponential(150 * Millis.SECOND));
        long delay = form == Form.LATE
                ? BETWEEN_QUESTIONS + thinkingTime + dice.below(9 * 60) * Millis.SECOND
                : thinkingTime;
        world.queue().at(now + delay, later -> answer(question, guest, form, later));
    }

    private void answer(Question question, Account guest, Form form, long now) {
        String words = composer.phrase("en", "answer", "");
        TweetText.Builder text = composer.start();
        boolean standalone = form == Form.LABEL || form == Form.LATE;
        if (!standalone) {
            text.mention(question.posted().author());
        }
        int label = form == Form.MISLABELLED ? question.number() % QUESTIONS + 1 : question.number();
        boolean labelled = form != Form.REPLY && (form != Form.UNTAGGED || dice.chance(0.3));
        text.say(labelled ? label(label) + " " + words : words);
        if (form == Form.UNTAGGED) {
            if (dice.chance(0.5)) {
                composer.community(text, chat.plan().community());
            }
        } else {
            tags(text);
        }
        PostedTweet posted = standalone ? post(guest, text, now) : reply(guest, text, question.posted(), now);
        question.answers().add(new Truth.Answer(id(posted), Long.toString(guest.id()), how(form, question)));
        if (form == Form.UNTAGGED) {
            untagged.add(id(posted));
            return;
        }
        addToSession(posted);
        if (dice.chance(0.42)) {
            Account other = dice.pick(guests);
            world.queue().at(now + shortDelay(), later -> repost(other, posted, later));
        }
        if (dice.chance(0.25)) {
            Account other = dice.pick(guests);
            world.queue().at(now + shortDelay(), later -> discuss(other, posted, later));
        }
    }

    private long shortDelay() {
        return 15 * Millis.SECOND + (long) Math.min(6 * Millis.MINUTE, dice.exponential(80 * Millis.SECOND));
    }

    private String how(Form form, Question question) {
        boolean late = form == Form.LABEL && questions.size() > question.number();
        return late ? "late" : form.name().toLowerCase(Locale.ROOT);
    }

    private String label(int number) {
        SimulatedChat.Style style = chat.plan().style();
        String letter = dice.chance(0.75) ? style.answer : style.otherAnswer;
        String label = letter + number + dice.pick(List.of(":", ":", "", "", ".", ")", " -"));
        return dice.chance(0.06) ? label.toLowerCase(Locale.ROOT) : label;
    }

    private void discuss(Account guest, PostedTweet answer, long now) {
        if (guest.id() == answer.author().id()) {
            return;
        }
        TweetText.Builder text =
                tags(composer.start().mention(answer.author()).say(composer.phrase("en", "discuss", "")));
        PostedTweet posted = reply(guest, text, answer, now);
        Question question = conversations.get(posted.conversation());
        if (question == null) {
            discussion.add(id(posted));
        } else {
            question.answers().add(new Truth.Answer(id(posted), Long.toString(guest.id()), "conversation"));
        }
        addToSession(posted);
    }

    private void repost(Account account, PostedTweet posted, long now) {
        if (posted.canBeRepostedBy(account)) {
            world.feed().repost(account, posted, now, false);
            if (now >= start) {
                count(account, now, true);
            }
        }
    }

    /** An account reposts a tweet of the edition hours later. */
    private void repostLater(long now) {
        if (!tagged.isEmpty()) {
            repost(world.accounts().awake(chat.plan().field(), now, dice), dice.pick(tagged), now);
        }
    }

    private void addToSession(PostedTweet posted) {
        tagged.add(posted);
        count(posted.author(), posted.at(), false);
    }

    private void count(Account author, long now, boolean repost) {
        if (first < 0) {
            first = now;
            last = now;
        }
        if (now - last > SILENCE) {
            return;
        }
        last = now;
        tweets++;
        reposts += repost ? 1 : 0;
        participants.add(author.id());
    }

    private static String id(PostedTweet posted) {
        return Long.toString(posted.id());
    }

    boolean hasHappened() {
        return first >= 0;
    }

    Truth.Edition toTruth() {
        return new Truth.Edition(
                number,
                PlantedEvent.second(start),
                PlantedEvent.second(start + Millis.HOUR),
                PlantedEvent.second(first),
                PlantedEvent.second(last),
                tweets,
                reposts,
                PlantedEvent.ids(participants),
                questions.stream().map(ChatEdition::truth).toList(),
                List.copyOf(untagged),
                List.copyOf(discussion));
    }

    private static Truth.Question truth(Question question) {
        return new Truth.Question(
                question.label(),
                id(question.posted()),
                PlantedEvent.second(question.posted().at()),
                List.copyOf(question.answers()));
    }
}
