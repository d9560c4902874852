package io.rounds.simulator.events;

import io.rounds.simulator.content.Article;
import io.rounds.simulator.content.SimulatedTopic;
import io.rounds.simulator.engine.PlantedEvent;
import io.rounds.simulator.engine.SimulationContext;
import io.rounds.simulator.people.Account;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.tweets.PostDraft;
import io.rounds.simulator.tweets.TweetComposer;
import io.rounds.simulator.tweets.TweetText;
import java.util.ArrayList;
import java.util.List;

/** Spam: a few new accounts flood a popular hashtag within 35 minutes. */
final class Spam {
    private static final int ACCOUNTS = 4;
    private static final long LENGTH = 35 * Millis.MINUTE;

    private final SimulationContext world;
    private final TweetComposer composer;
    private final SimulatedTopic hijacked;
    private final TweetComposer.Community community;
    private final PlantedEvent planted;

    Spam(SimulationContext world, SimulatedTopic hijacked, TweetComposer.Community community, long start) {
        this.world = world;
        this.hijacked = hijacked;
        this.community = community;
        this.composer = world.composer("spam " + start);
        this.planted =
                world.recorder().burst(new PlantedEvent("spam", hijacked.tag(), "advertising under a hijacked tag"));
        Dice dice = composer.dice();
        List<Account> spammers = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            spammers.add(world.accounts().sockPuppet(start, dice));
        }
        Article offer = composer.library().page("offers.example.net", "offer");
        for (int i = dice.between(60, 90); i > 0; i--) {
            Account spammer = dice.pick(spammers);
            world.queue().at(start + (long) (dice.unit() * LENGTH), now -> post(spammer, offer, now));
        }
    }

    private void post(Account spammer, Article offer, long now) {
        TweetText.Builder text =
                composer.start().say(composer.phrase("en", "spam", "")).link(offer);
        composer.maybeCommunity(text, community, world.options().communityTagShare());
        text.tag(hijacked.tag());
        planted.add(world.feed().post(PostDraft.post(spammer, text.build(), ""), now));
    }
}
