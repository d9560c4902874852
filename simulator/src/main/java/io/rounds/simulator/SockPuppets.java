package io.rounds.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A group of new accounts that pushes one domain: several times a week most of them share the same new page within
 * minutes, under the community's hashtag and a popular one. In between they repost what others say, to look alive.
 */
final class SockPuppets {
    private static final int PUPPETS = 12;
    private static final long WITHIN = 4 * Millis.MINUTE;
    private static final double DISGUISE_GAP = 14.0 * Millis.HOUR;

    /** Domains that nobody can own (RFC 2606), so that no real site is accused. */
    static final List<String> DOMAINS = List.of("example.com", "example.org");

    private final SimulationContext world;
    private final TweetComposer pen;
    private final Dice dice;
    private final String domain;
    private final List<Account> puppets = new ArrayList<>();
    private final List<PlantedEvent> actions = new ArrayList<>();
    private final List<SimulatedTopic> popular;

    SockPuppets(SimulationContext world, int number, long start) {
        this.world = world;
        this.pen = world.pen("puppets " + number);
        this.dice = pen.dice();
        this.domain = DOMAINS.get(number);
        this.popular = world.topics().ranked(1, 15);
        for (int i = 0; i < PUPPETS; i++) {
            puppets.add(world.accounts().sockPuppet(start, dice));
        }
        world.ledger().group(this::toTruth);
        for (Account puppet : puppets) {
            disguise(puppet, start);
        }
    }

    private void disguise(Account puppet, long now) {
        world.agenda().at(now + (long) dice.exponential(DISGUISE_GAP), later -> repostSomething(puppet, later));
    }

    private void repostSomething(Account puppet, long now) {
        PostedTweet original = world.shelf().pick(dice.pick(popular), CommunityMix.FOAMED, now, dice);
        if (original != null && original.mayBeRepostedBy(puppet)) {
            world.feed().repost(puppet, original, now, false);
        }
        disguise(puppet, now);
    }

    /** One concerted action. */
    void act(long now) {
        PlantedEvent action = new PlantedEvent("coordinated", null, "one page of " + domain);
        actions.add(action);
        Article page = pen.library().page("miracles." + domain, pen.phrase("en", "puppet", ""));
        SimulatedTopic topic = dice.pick(popular);
        List<PostedTweet> originals = new ArrayList<>();
        for (Account puppet : puppets) {
            if (dice.chance(0.85)) {
                long at = now + (long) (dice.unit() * WITHIN);
                world.agenda().at(at, later -> push(puppet, page, topic, action, originals, later));
            }
        }
    }

    private void push(Account puppet, Article page, SimulatedTopic topic, PlantedEvent action, List<PostedTweet> originals, long now) {
        if (!originals.isEmpty() && dice.chance(0.3)) {
            PostedTweet target = originals.get(0);
            action.add(world.feed().repost(puppet, target, now, false), puppet, target.text, now);
            return;
        }
        TweetText.Builder text = pen.start().say(pen.phrase("en", "puppet", "")).link(page);
        pen.perhapsCommunity(text, TweetComposer.Community.FOAMED, world.options().communityTagShare());
        text.tag(topic.tag());
        PostedTweet posted = world.feed().post(TweetDraft.post(puppet, text.build(), ""), now);
        originals.add(posted);
        action.add(posted);
    }

    private Truth.Group toTruth() {
        return new Truth.Group(
                domain,
                puppets.stream().map(puppet -> Long.toString(puppet.id)).toList(),
                actions.stream()
                        .filter(action -> !action.isEmpty())
                        .map(PlantedEvent::toTruth)
                        .toList());
    }
}
