package io.rounds.simulator;

import java.util.ArrayList;
import java.util.List;

/** A few new accounts that flood a hashtag which is not theirs, within half an hour. */
final class Spam {
    private static final int ACCOUNTS = 4;
    private static final long LENGTH = 35 * Millis.MINUTE;

    private final SimulationContext world;
    private final TweetComposer pen;
    private final SimulatedTopic hijacked;
    private final TweetComposer.Community community;
    private final PlantedEvent planted;

    Spam(SimulationContext world, SimulatedTopic hijacked, TweetComposer.Community community, long start) {
        this.world = world;
        this.hijacked = hijacked;
        this.community = community;
        this.pen = world.pen("spam " + start);
        this.planted = world.ledger().burst(new PlantedEvent("spam", hijacked.tag(), "advertising under a hijacked tag"));
        Dice dice = pen.dice();
        List<Account> spammers = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            spammers.add(world.accounts().sockPuppet(start, dice));
        }
        Article offer = pen.library().page("offers.example.net", "offer");
        for (int i = dice.between(60, 90); i > 0; i--) {
            Account spammer = dice.pick(spammers);
            world.agenda().at(start + (long) (dice.unit() * LENGTH), now -> shout(spammer, offer, now));
        }
    }

    private void shout(Account spammer, Article offer, long now) {
        TweetText.Builder text = pen.start().say(pen.phrase("en", "spam", "")).link(offer);
        pen.perhapsCommunity(text, community, world.options().communityTagShare());
        text.tag(hijacked.tag());
        planted.add(world.feed().post(TweetDraft.post(spammer, text.build(), ""), now));
    }
}
