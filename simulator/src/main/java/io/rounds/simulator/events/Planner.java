package io.rounds.simulator.events;

import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.content.SimulatedTopic;
import io.rounds.simulator.engine.SimulationContext;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.tweets.TweetComposer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Schedules the events of each week at its start. Bursts, spam and coordinated actions never overlap each other, a chat or
 * the conference, so that each can be evaluated separately.
 */
public final class Planner {
    private static final int TRIES = 400;
    private static final int ACTIONS_PER_WEEK = 6;
    private static final int LAST_HOUR = 156;
    private static final int BREAKING_HOURS = 9;
    private static final int BURST_HOURS = 5;
    private static final int SPAM_HOURS = 3;
    private static final int ACTION_HOURS = 2;

    private final SimulationContext world;
    private final Dice dice;
    private final List<SimulatedChat> chats = new ArrayList<>();
    private final List<SockPuppets> puppets = new ArrayList<>();
    private final Names names;
    private int week;

    /** Schedules the chats, the conference and the planning of each week. */
    public Planner(SimulationContext world) {
        this.world = world;
        this.dice = Dice.of(world.options().seed(), "planner");
        this.names = new Names(dice);
        SimulatorOptions options = world.options();
        long start = options.start().toEpochMilli();
        for (SimulatedChat.Plan plan : SimulatedChat.PLANS.subList(0, options.chats())) {
            chats.add(new SimulatedChat(world, plan));
        }
        for (int i = 0; i < options.coordinatedGroups(); i++) {
            puppets.add(new SockPuppets(world, i, start));
        }
        if (options.conferenceWeek() > 0) {
            // Scheduled at the start, because people post about it a week ahead.
            new Conference(world, start + (options.conferenceWeek() - 1) * Millis.WEEK);
        }
        world.queue().at(start, this::plan);
    }

    private void plan(long monday) {
        week++;
        boolean[] taken = taken(monday);
        SimulatorOptions options = world.options();
        for (SimulatedChat chat : chats) {
            chat.scheduleEdition(monday);
        }
        for (int i = 0; i < options.breakingPerWeek(); i++) {
            long at = slot(taken, BREAKING_HOURS, monday);
            if (at >= 0) {
                world.queue().at(at, this::breaking);
            }
        }
        for (int i = 0; i < options.burstsPerWeek(); i++) {
            long at = slot(taken, BURST_HOURS, monday);
            if (at >= 0) {
                world.queue().at(at, this::burst);
            }
        }
        for (int i = 0; i < options.spamPerWeek(); i++) {
            long at = slot(taken, SPAM_HOURS, monday);
            if (at >= 0) {
                world.queue().at(at, this::spam);
            }
        }
        for (SockPuppets group : puppets) {
            for (int i = 0; i < ACTIONS_PER_WEEK; i++) {
                long at = slot(taken, ACTION_HOURS, monday);
                if (at >= 0) {
                    world.queue().at(at, group::act);
                }
            }
        }
        for (int i = 0; i < options.popularPapersPerWeek(); i++) {
            world.queue().at(monday + dice.below(5 * 24) * Millis.HOUR, this::popularPaper);
        }
        world.queue().at(monday + Millis.WEEK, this::plan);
    }

    /** The hours of the week that are occupied: an hour around each chat, and the conference. */
    private boolean[] taken(long monday) {
        boolean[] taken = new boolean[168];
        for (SimulatedChat.Plan plan :
                SimulatedChat.PLANS.subList(0, world.options().chats())) {
            int hour = (int) ((SimulatedChat.start(plan, monday) - monday) / Millis.HOUR);
            take(taken, hour - 1, 3);
        }
        if (week == world.options().conferenceWeek()) {
            int first = (int) ((Conference.start(monday) - monday) / Millis.HOUR);
            int after = (int) ((Conference.end(monday) - monday) / Millis.HOUR);
            take(taken, first - 12, after - first + 24);
        }
        return taken;
    }

    private static void take(boolean[] taken, int from, int hours) {
        for (int hour = Math.max(0, from); hour < Math.min(taken.length, from + hours); hour++) {
            taken[hour] = true;
        }
    }

    /** Reserves that many free hours and returns their start; -1 if the week is full. */
    private long slot(boolean[] taken, int hours, long monday) {
        for (int tries = 0; tries < TRIES; tries++) {
            int hour = dice.below(LAST_HOUR);
            if (isFree(taken, hour, hours)) {
                take(taken, hour, hours);
                return monday + hour * Millis.HOUR + dice.below(3600) * Millis.SECOND;
            }
        }
        return -1;
    }

    private static boolean isFree(boolean[] taken, int from, int hours) {
        for (int hour = from; hour < from + hours; hour++) {
            if (hour >= taken.length || taken[hour]) {
                return false;
            }
        }
        return true;
    }

    private TweetComposer.Community community() {
        return dice.chance(0.6) ? TweetComposer.Community.FOAMED : TweetComposer.Community.MEDED;
    }

    private void breaking(long now) {
        Names.News news = names.news();
        new Burst(
                world,
                new Burst.Plan(
                        "breaking",
                        "breaking",
                        news.tag(),
                        news.words(),
                        "em",
                        community(),
                        dice.between(18, 55),
                        (long) (2.2 * Millis.HOUR),
                        8 * Millis.HOUR),
                now);
    }

    private void burst(long now) {
        SimulatedTopic topic = dice.pick(world.topics().ranked(150, 300));
        new Burst(
                world,
                new Burst.Plan(
                        "burst",
                        "buzz",
                        topic.tag(),
                        topic.words(),
                        topic.field(),
                        community(),
                        dice.between(9, 15),
                        (long) (1.3 * Millis.HOUR),
                        4 * Millis.HOUR),
                now);
    }

    private void spam(long now) {
        new Spam(world, dice.pick(world.topics().ranked(5, 40)), community(), now);
    }

    private void popularPaper(long now) {
        new PopularPaper(world, dice.pick(world.topics().ranked(10, 120)), now);
    }

    /** Invents the subjects of the news: drugs and trials that do not exist. */
    private static final class Names {
        private static final List<String> HEADS =
                List.of("Vel", "Zor", "Mab", "Tir", "Nox", "Lum", "Quo", "Fer", "Dax", "Pel");
        private static final List<String> MIDDLES = List.of("tri", "lo", "da", "ne", "va", "co", "ri", "mo");
        private static final List<String> TAILS =
                List.of("pravir", "mycin", "tide", "xaban", "statin", "zumab", "lol", "caine");
        private static final List<String> BIRDS =
                List.of("Kestrel", "Heron", "Osprey", "Puffin", "Avocet", "Merlin", "Curlew", "Plover");

        private final Dice dice;
        private int count;

        private record News(String tag, String words) {}

        Names(Dice dice) {
            this.dice = dice;
        }

        News news() {
            count++;
            if (dice.chance(0.5)) {
                String drug = dice.pick(HEADS) + dice.pick(MIDDLES) + dice.pick(TAILS);
                return new News(drug + "Recall", drug.toLowerCase(Locale.ROOT) + " is recalled in several countries");
            }
            String trial = dice.pick(BIRDS) + (count + 1);
            return new News(
                    trial + "Trial", "the " + trial.toUpperCase(Locale.ROOT) + " trial is out, and it is positive");
        }
    }
}
