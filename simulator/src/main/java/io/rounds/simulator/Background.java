package io.rounds.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The daily talk: a Poisson process whose rate follows the rhythm of the week, made by thinning. About two thirds of it
 * are reposts. Which topic comes next never depends on what was said before (see {@link Topics}), so nothing in the
 * background is a trend.
 */
final class Background {
    private static final double REPOSTS = 0.78;
    private static final double REPLIES = 0.08;
    private static final double QUOTES = 0.06;
    private static final int TRIES = 6;

    private final EventQueue agenda;
    private final Feed feed;
    private final Accounts accounts;
    private final Topics topics;
    private final Rhythm rhythm;
    private final RecentTweets shelf;
    private final TweetComposer pen;
    private final Dice dice;
    private final double meanGap;

    Background(SimulationContext world) {
        agenda = world.agenda();
        feed = world.feed();
        accounts = world.accounts();
        topics = world.topics();
        rhythm = world.rhythm();
        shelf = world.shelf();
        pen = world.pen("background");
        dice = pen.dice();
        SimulatorOptions options = world.options();
        double perDay = options.foamedPerDay() * options.volume() / CommunityMix.FOAMED_SHARE;
        meanGap = Millis.DAY / perDay / rhythm.busiest();
        next(options.start().toEpochMilli());
    }

    private void next(long now) {
        agenda.at(now + (long) dice.exponential(meanGap), this::happen);
    }

    private void happen(long now) {
        if (dice.unit() * rhythm.busiest() < rhythm.rate(now)) {
            speak(now);
        }
        next(now);
    }

    private void speak(long now) {
        SimulatedTopic topic = topics.draw(dice);
        CommunityMix mix = CommunityMix.draw(dice);
        double u = dice.unit();
        PostedTweet earlier = u < REPOSTS + REPLIES + QUOTES ? shelf.pick(topic, mix, now, dice) : null;
        if (earlier == null) {
            post(topic, mix, now);
        } else if (u < REPOSTS) {
            repost(topic, mix, earlier, now);
        } else {
            respond(topic, mix, earlier, u < REPOSTS + REPLIES ? TweetDraft.Kind.REPLY : TweetDraft.Kind.QUOTE, now);
        }
    }

    private void repost(SimulatedTopic topic, CommunityMix mix, PostedTweet original, long now) {
        Account account = reposter(topic, original, now);
        if (account == null) {
            post(topic, mix, now);
        } else {
            feed.repost(account, original, now, true);
        }
    }

    private @Nullable Account reposter(SimulatedTopic topic, PostedTweet original, long now) {
        for (int tries = 0; tries < TRIES; tries++) {
            Account account = accounts.awake(topic.field(), now, dice);
            if (original.mayBeRepostedBy(account)) {
                return account;
            }
        }
        return null;
    }

    private void post(SimulatedTopic topic, CommunityMix mix, long now) {
        Account author = accounts.awake(topic.field(), now, dice);
        List<SimulatedTopic> company = topics.company(topic, dice);
        TweetText text =
                pen.background(pen.start(), author, "say", topic, company, mix).build();
        shelf.add(topic, mix, feed.post(TweetDraft.post(author, text, topic.field()).byChance(), now));
    }

    private void respond(SimulatedTopic topic, CommunityMix mix, PostedTweet to, TweetDraft.Kind kind, long now) {
        Account author = accounts.awake(topic.field(), now, dice);
        TweetText.Builder text = pen.start();
        boolean reply = kind == TweetDraft.Kind.REPLY;
        if (reply) {
            text.mention(to.author);
        }
        pen.background(text, author, reply ? "reply" : "comment", topic, List.of(), mix);
        if (!reply) {
            text.quote(to);
        }
        feed.post(new TweetDraft(author, text.build(), topic.field(), kind, to, true), now);
    }
}
