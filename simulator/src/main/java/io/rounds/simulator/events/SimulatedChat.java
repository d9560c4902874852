package io.rounds.simulator.events;

import io.rounds.simulator.Truth;
import io.rounds.simulator.engine.SimulationContext;
import io.rounds.simulator.people.Account;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.random.Weighted;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.tweets.TweetComposer;
import io.rounds.simulator.tweets.TweetText;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A weekly chat: its hashtag, its hour, its moderator, its regulars, and the way it numbers questions. */
public final class SimulatedChat {
    /** All chats; the options choose how many take place. The hashtags are invented. */
    public static final List<Plan> PLANS = List.of(
            new Plan(
                    "WardWisdomChat",
                    "Ward Wisdom",
                    DayOfWeek.TUESDAY,
                    20,
                    TweetComposer.Community.MEDED,
                    "edu",
                    Style.Q),
            new Plan(
                    "ResusRoomTalk",
                    "Resus Room Talk",
                    DayOfWeek.THURSDAY,
                    19,
                    TweetComposer.Community.FOAMED,
                    "em",
                    Style.T),
            new Plan(
                    "TeachDownUnder",
                    "Teach Down Under",
                    DayOfWeek.WEDNESDAY,
                    9,
                    TweetComposer.Community.MEDED,
                    "edu",
                    Style.TOPIC),
            new Plan(
                    "KidneyHour",
                    "Kidney Hour",
                    DayOfWeek.SUNDAY,
                    21,
                    TweetComposer.Community.FOAMED,
                    "neph",
                    Style.QUESTION),
            new Plan(
                    "LittleLungsChat",
                    "Little Lungs",
                    DayOfWeek.FRIDAY,
                    1,
                    TweetComposer.Community.FOAMED,
                    "peds",
                    Style.Q),
            new Plan(
                    "PalliTeachTalk",
                    "Palli Teach",
                    DayOfWeek.MONDAY,
                    19,
                    TweetComposer.Community.MEDED,
                    "gp",
                    Style.T));

    private static final int REGULARS = 70;
    private static final double REGULARS_PER_EDITION = 22;

    private final SimulationContext world;
    private final Plan plan;
    private final TweetComposer composer;
    private final Account moderator;
    private final List<Account> regulars;
    private final Weighted attendance;
    private final List<ChatEdition> editions = new ArrayList<>();

    /** How questions and answers are labelled. */
    enum Style {
        /** Q1: ... A1: ... */
        Q("Q", "Q%d:", "A", "A"),
        /** T1: ... T1: ... or A1: ... */
        T("T", "T%d:", "T", "A"),
        /** Question 1: ... A1: ... */
        QUESTION("Q", "Question %d:", "A", "A"),
        /** Topic 1: ... T1: ... */
        TOPIC("T", "Topic %d:", "T", "A");

        final String letter;
        final String question;
        final String answer;
        final String otherAnswer;

        Style(String letter, String question, String answer, String otherAnswer) {
            this.letter = letter;
            this.question = question;
            this.answer = answer;
            this.otherAnswer = otherAnswer;
        }
    }

    /** The fixed properties of a chat; the hour is UTC. */
    public record Plan(
            String tag,
            String title,
            DayOfWeek weekday,
            int hour,
            TweetComposer.Community community,
            String field,
            Style style) {}

    SimulatedChat(SimulationContext world, Plan plan) {
        this.world = world;
        this.plan = plan;
        this.composer = world.composer("chat " + plan.tag());
        List<Account> people = world.accounts().some(plan.field(), REGULARS + 1, composer.dice());
        moderator = people.get(0);
        regulars = people.subList(1, people.size());
        double[] weights = new double[REGULARS];
        for (int i = 0; i < REGULARS; i++) {
            weights[i] = 1 / (i + 6.0);
        }
        attendance = new Weighted(weights);
        world.recorder().chat(this::toTruth);
    }

    /** The start of the edition in the week that starts on {@code monday}. */
    static long start(Plan plan, long monday) {
        return monday + (plan.weekday().getValue() - 1) * Millis.DAY + plan.hour() * Millis.HOUR;
    }

    /** Schedules the edition of the week that starts on {@code monday}. */
    void scheduleEdition(long monday) {
        long start = start(plan, monday);
        ChatEdition edition = new ChatEdition(this, editions.size() + 1, start, guests(start));
        editions.add(edition);
        edition.schedule(monday);
    }

    /** The participants: regulars, weighted by how often they attend, and a few occasional guests. */
    private List<Account> guests(long start) {
        Dice dice = composer.dice();
        int present = (int) Math.round(Math.max(17, Math.min(26, REGULARS_PER_EDITION + 2 * dice.gaussian())));
        Set<Account> guests = new LinkedHashSet<>();
        while (guests.size() < present) {
            guests.add(regulars.get(attendance.draw(dice)));
        }
        for (int i = dice.between(2, 4); i > 0; i--) {
            Account guest = world.accounts().awake(plan.field(), start, dice);
            if (guest.language().equals("en") && guest != moderator) {
                guests.add(guest);
            }
        }
        return List.copyOf(guests);
    }

    SimulationContext world() {
        return world;
    }

    /** What is announced of the chat. */
    public Plan plan() {
        return plan;
    }

    TweetComposer composer() {
        return composer;
    }

    Account moderator() {
        return moderator;
    }

    private Truth.Chat toTruth() {
        return new Truth.Chat(
                TweetText.normalise(plan.tag()),
                plan.title(),
                TweetText.normalise(plan.community().tag()),
                plan.weekday().name(),
                plan.hour(),
                new Truth.Person(Long.toString(moderator.id()), moderator.handle()),
                editions.stream()
                        .filter(ChatEdition::hasHappened)
                        .map(ChatEdition::toTruth)
                        .toList());
    }
}
