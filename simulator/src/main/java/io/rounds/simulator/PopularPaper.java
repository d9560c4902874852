package io.rounds.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A good paper that some sixty people share over two days, each at his own time and in his own words, or by reposting
 * one of the others. It looks like coordination only to who counts links and not seconds.
 */
final class PopularPaper {
    private static final int FANS = 60;
    private static final long FALL = 14 * Millis.HOUR;
    private static final long LAST = 3 * Millis.DAY;

    private final SimulationContext world;
    private final TweetComposer pen;
    private final PlantedEvent planted;
    private final Article paper;
    private final List<PostedTweet> originals = new ArrayList<>();

    PopularPaper(SimulationContext world, SimulatedTopic topic, long start) {
        this.world = world;
        this.pen = world.pen("paper " + start);
        Dice dice = pen.dice();
        this.planted = world.ledger().paper(new PlantedEvent("popular_paper", null, topic.words()));
        this.paper = pen.library().paper(topic.words());
        for (Account fan : world.accounts().some(topic.field(), FANS, dice)) {
            world.agenda().at(moment(start, fan, dice), now -> share(fan, topic, now));
        }
    }

    /** When the fan is awake. */
    private long moment(long start, Account fan, Dice dice) {
        while (true) {
            long at = start + (long) Math.min(LAST, dice.exponential(FALL));
            if (dice.unit() < world.rhythm().presence(fan.region, at)) {
                return at;
            }
        }
    }

    private void share(Account fan, SimulatedTopic topic, long now) {
        Dice dice = pen.dice();
        if (originals.size() >= 3 && dice.chance(0.4)) {
            PostedTweet target = dice.pick(originals);
            planted.add(world.feed().repost(fan, target, now, false), fan, target.text, now);
            return;
        }
        TweetText.Builder text =
                pen.start().say(pen.phrase("en", "share", topic.words())).link(paper);
        pen.community(text, dice.chance(0.6) ? TweetComposer.Community.FOAMED : TweetComposer.Community.MEDED);
        PostedTweet posted = world.feed().post(TweetDraft.post(fan, text.build(), topic.field()), now);
        originals.add(posted);
        planted.add(posted);
    }
}
