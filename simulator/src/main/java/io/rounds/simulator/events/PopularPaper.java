package io.rounds.simulator.events;

import io.rounds.simulator.content.Article;
import io.rounds.simulator.content.SimulatedTopic;
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
import java.util.List;

/**
 * A popular paper that sixty accounts share over about two days, each at its own time and with its own text, or by
 * reposting another. A detector of coordination that ignores the times between shares reports it falsely.
 */
final class PopularPaper {
    private static final int SHARERS = 60;
    private static final long DECAY = 14 * Millis.HOUR;
    private static final long MAX_DELAY = 3 * Millis.DAY;

    private final SimulationContext world;
    private final TweetComposer composer;
    private final PlantedEvent planted;
    private final Article paper;
    private final List<PostedTweet> originals = new ArrayList<>();

    PopularPaper(SimulationContext world, SimulatedTopic topic, long start) {
        this.world = world;
        this.composer = world.composer("paper " + start);
        Dice dice = composer.dice();
        this.planted = world.recorder().paper(new PlantedEvent("popular_paper", null, topic.words()));
        this.paper = composer.library().paper(topic.words());
        for (Account sharer : world.accounts().some(topic.field(), SHARERS, dice)) {
            world.queue().at(moment(start, sharer, dice), now -> share(sharer, topic, now));
        }
    }

    /** Draws a time at which the account is awake. */
    private long moment(long start, Account sharer, Dice dice) {
        while (true) {
            long at = start + (long) Math.min(MAX_DELAY, dice.exponential(DECAY));
            if (dice.unit() < world.rhythm().presence(sharer.region(), at)) {
                return at;
            }
        }
    }

    private void share(Account sharer, SimulatedTopic topic, long now) {
        Dice dice = composer.dice();
        if (originals.size() >= 3 && dice.chance(0.4)) {
            PostedTweet target = dice.pick(originals);
            planted.add(world.feed().repost(sharer, target, now, false), sharer, target.text(), now);
            return;
        }
        TweetText.Builder text = composer.start()
                .say(composer.phrase("en", "share", topic.words()))
                .link(paper);
        composer.community(text, dice.chance(0.6) ? TweetComposer.Community.FOAMED : TweetComposer.Community.MEDED);
        PostedTweet posted = world.feed().post(PostDraft.post(sharer, text.build(), topic.field()), now);
        originals.add(posted);
        planted.add(posted);
    }
}
