package io.rounds.simulator.events;

import io.rounds.simulator.Programme;
import io.rounds.simulator.Truth;
import io.rounds.simulator.content.Article;
import io.rounds.simulator.content.SimulatedTopic;
import io.rounds.simulator.engine.SimulationContext;
import io.rounds.simulator.people.Account;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.random.Weighted;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.tweets.PostDraft;
import io.rounds.simulator.tweets.PostedTweet;
import io.rounds.simulator.tweets.TweetComposer;
import io.rounds.simulator.tweets.TweetText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conference of three days, Tuesday to Thursday, with a hashtag of its own: a trickle in the week before, up to 350
 * tweets an hour during the talks, less in the breaks and evenings, a tail of some days after it.
 */
public final class Conference {
    private static final String TAG = "BedsideConf26";
    private static final String TITLE = "The Bedside Conference 2026";
    private static final double[] PROGRAMME = {
        12, 10, 8, 8, 8, 10, 14, 30, 80, 220, 350, 320, 180, 160, 340, 310, 260, 150, 80, 60, 50, 35, 25, 16
    };
    private static final double[] DAYS = {0.9, 1.0, 0.82};
    private static final double BUSIEST = 350;
    private static final long FIRST_TALK = 9 * Millis.HOUR;
    private static final long LAST_TALK = 18 * Millis.HOUR;
    private static final long BEFORE = 7 * Millis.DAY;
    private static final long AFTER = 5 * Millis.DAY;
    private static final int ON_SITE = 260;
    private static final int FAR_AWAY = 700;
    private static final List<String> TALKS = List.of(
            "POCUS",
            "Airway",
            "Simulation",
            "Sepsis",
            "Feedback",
            "Trauma",
            "CardiacArrest",
            "Wellbeing",
            "Paediatrics",
            "ECMO",
            "ClinicalReasoning",
            "Toxicology",
            "Debriefing",
            "Stroke",
            "Leadership",
            "PalliativeCare",
            "RuralHealth",
            "AIinMedEd");
    private static final int[] TALK_HOURS = {9, 10, 11, 14, 15, 16};

    private final SimulationContext world;
    private final TweetComposer composer;
    private final Dice dice;
    private final long monday;
    private final List<Account> onSite;
    private final List<Account> farAway;
    private final Weighted activityWeights;
    private final List<Session> sessions = new ArrayList<>();
    private final PostedTweet[] recent = new PostedTweet[40];
    private final Set<Long> accounts = new HashSet<>();
    private int originals;
    private int tweets;
    private long peakHour;
    private int peakTweets;
    private long currentHour;
    private int currentTweets;

    private record Session(SimulatedTopic topic, Account speaker, Article paper, long start, long end) {}

    Conference(SimulationContext world, long monday) {
        this.world = world;
        this.monday = monday;
        this.composer = world.composer("conference");
        this.dice = composer.dice();
        onSite = world.accounts().some("em", ON_SITE, dice);
        farAway = world.accounts().some("", FAR_AWAY, dice);
        double[] weights = new double[ON_SITE];
        for (int i = 0; i < ON_SITE; i++) {
            weights[i] = Math.min(40, StrictMath.pow(1 - dice.unit(), -1 / 1.1));
        }
        activityWeights = new Weighted(weights);
        for (int i = 0; i < TALKS.size(); i++) {
            long start =
                    monday + (1 + i / TALK_HOURS.length) * Millis.DAY + TALK_HOURS[i % TALK_HOURS.length] * Millis.HOUR;
            SimulatedTopic topic = world.topics().of(TALKS.get(i));
            Article paper = composer.library().paper(topic.words());
            sessions.add(new Session(topic, onSite.get(ON_SITE - 1 - i), paper, start, start + Millis.HOUR));
        }
        world.recorder().conference(this::toTruth);
        next(Math.max(world.options().start().toEpochMilli(), monday + Millis.DAY - BEFORE));
    }

    /** Start of the first talk. */
    static long start(long monday) {
        return monday + Millis.DAY + FIRST_TALK;
    }

    /** End of the last talk. */
    static long end(long monday) {
        return monday + 3 * Millis.DAY + LAST_TALK;
    }

    /** The public announcement of the conference. */
    public static Programme.Meeting meeting(long monday) {
        return new Programme.Meeting(
                TAG, TITLE, Instant.ofEpochMilli(start(monday)), Instant.ofEpochMilli(end(monday)));
    }

    /** The rate in tweets an hour. */
    private double rate(long now) {
        long since = now - monday;
        int day = (int) Math.floorDiv(since, Millis.DAY) - 1;
        if (day >= 0 && day < DAYS.length) {
            return PROGRAMME[(int) (since % Millis.DAY / Millis.HOUR)] * DAYS[day];
        }
        double mood = world.rhythm().rate(now);
        if (day < 0) {
            double ahead = (double) (start(monday) - now) / BEFORE;
            return 10 * mood * Math.max(0.1, 1 - ahead);
        }
        return 35 * mood * StrictMath.exp(-(double) (now - end(monday)) / Millis.DAY);
    }

    private void next(long now) {
        double gap = Millis.HOUR / BUSIEST;
        long at = now;
        do {
            at += (long) dice.exponential(gap);
        } while (dice.unit() * BUSIEST >= rate(at));
        if (at < end(monday) + AFTER) {
            world.queue().at(at, this::tick);
        }
    }

    private void tick(long now) {
        double u = dice.unit();
        if (originals < 3 || u < 0.38) {
            post(now);
        } else {
            PostedTweet target = recent();
            Account account = dice.chance(0.5) ? dice.pick(farAway) : attendee();
            if (u < 0.90 && target.canBeRepostedBy(account)) {
                world.feed().repost(account, target, now, false);
                count(account.id(), now);
            } else if (u < 0.95) {
                TweetText.Builder text =
                        tags(composer.start().mention(target.author()).say(composer.phrase("en", "reply", "this")));
                posted(world.feed().post(PostDraft.reply(account, text.build(), "edu", target), now));
            } else {
                TweetText.Builder text = tags(composer.start().say(composer.phrase("en", "comment", "this")))
                        .quote(target);
                posted(world.feed().post(PostDraft.quote(account, text.build(), "edu", target), now));
            }
        }
        next(now);
    }

    private Account attendee() {
        return onSite.get(activityWeights.draw(dice));
    }

    private PostedTweet recent() {
        int known = Math.min(originals, recent.length);
        return recent[Math.floorMod(originals - 1 - Math.min(dice.below(known), dice.below(known)), recent.length)];
    }

    private void post(long now) {
        TweetText.Builder text = composer.start();
        String field = "edu";
        Session session = sessionAt(now);
        if (session != null && dice.chance(0.75)) {
            field = session.topic().field();
            aboutTalk(text, session);
        } else {
            text.say(composer.phrase(
                    "en", now < start(monday) ? "before" : now > end(monday) ? "after" : "hall", "this"));
            tags(text);
        }
        if (dice.chance(0.3)) {
            text.photo();
        }
        PostedTweet posted = world.feed().post(PostDraft.post(attendee(), text.build(), field), now);
        recent[originals % recent.length] = posted;
        originals++;
        posted(posted);
    }

    /** Adds a phrase about a talk that mentions the speaker, sometimes with a link to the paper of the talk. */
    private void aboutTalk(TweetText.Builder text, Session session) {
        String phrase = composer.phrase("en", "stage", session.topic().words());
        int speaker = phrase.indexOf("{s}");
        String before = phrase.substring(0, Math.max(0, speaker)).strip();
        if (!before.isEmpty()) {
            text.say(before);
        }
        if (speaker >= 0) {
            text.mention(session.speaker()).attach(phrase.substring(speaker + 3));
        } else {
            text.say(phrase);
        }
        if (dice.chance(0.12)) {
            text.link(session.paper());
        }
        tags(text);
        if (dice.chance(0.5)) {
            text.tag(session.topic().tag());
        }
    }

    private TweetText.Builder tags(TweetText.Builder text) {
        text.tag(TAG);
        return composer.maybeCommunity(
                text, TweetComposer.Community.FOAMED, world.options().communityTagShare());
    }

    private @Nullable Session sessionAt(long now) {
        for (Session session : sessions) {
            if (now >= session.start() && now < session.end()) {
                return session;
            }
        }
        return null;
    }

    private void posted(PostedTweet posted) {
        count(posted.author().id(), posted.at());
    }

    private void count(long account, long now) {
        tweets++;
        accounts.add(account);
        long hour = now - Math.floorMod(now, Millis.HOUR);
        if (hour != currentHour) {
            currentHour = hour;
            currentTweets = 0;
        }
        currentTweets++;
        if (currentTweets > peakTweets) {
            peakTweets = currentTweets;
            peakHour = hour;
        }
    }

    private Truth.Conference toTruth() {
        return new Truth.Conference(
                TweetText.normalise(TAG),
                TITLE,
                Instant.ofEpochMilli(start(monday)),
                Instant.ofEpochMilli(end(monday)),
                tweets,
                Instant.ofEpochMilli(peakHour),
                peakTweets,
                accounts.size(),
                sessions.stream().map(Conference::truth).toList());
    }

    private static Truth.Session truth(Session session) {
        return new Truth.Session(
                session.speaker().name() + " on " + session.topic().words(),
                new Truth.Person(
                        Long.toString(session.speaker().id()), session.speaker().handle()),
                TweetText.normalise(session.topic().tag()),
                session.paper().url(),
                Instant.ofEpochMilli(session.start()),
                Instant.ofEpochMilli(session.end()));
    }
}
