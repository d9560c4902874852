package io.rounds.simulator.events;

import io.rounds.simulator.Truth;
import io.rounds.simulator.content.Article;
import io.rounds.simulator.content.SimulatedTopic;
import io.rounds.simulator.engine.PlantedEvent;
import io.rounds.simulator.engine.SimulationContext;
import io.rounds.simulator.people.Account;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.tweets.CommunityMix;
import io.rounds.simulator.tweets.PostDraft;
import io.rounds.simulator.tweets.PostedTweet;
import io.rounds.simulator.tweets.TweetComposer;
import io.rounds.simulator.tweets.TweetText;
import java.util.ArrayList;
import java.util.List;

/**
 * A group of new accounts that pushes one domain: several times a week most of them share the same new page within
 * minutes, under the community's hashtag and a popular one. In between they repost other tweets to look active.
 */
public final class SockPuppets {
    private static final int PUPPETS = 12;
    private static final long WITHIN = 4 * Millis.MINUTE;
    private static final double MEAN_REPOST_GAP = 14.0 * Millis.HOUR;

    /** Reserved domains (RFC 2606), so that no real site is accused. */
    public static final List<String> DOMAINS = List.of("example.com", "example.org");

    private final SimulationContext world;
    private final TweetComposer composer;
    private final Dice dice;
    private final String domain;
    private final List<Account> puppets = new ArrayList<>();
    private final List<PlantedEvent> actions = new ArrayList<>();
    private final List<SimulatedTopic> popular;

    SockPuppets(SimulationContext world, int number, long start) {
        this.world = world;
        this.composer = world.composer("puppets " + number);
        this.dice = composer.dice();
        this.domain = DOMAINS.get(number);
        this.popular = world.topics().ranked(1, 15);
        for (int i = 0; i < PUPPETS; i++) {
            puppets.add(world.accounts().sockPuppet(start, dice));
        }
        world.recorder().group(this::toTruth);
        for (Account puppet : puppets) {
            scheduleRepost(puppet, start);
        }
    }

    private void scheduleRepost(Account puppet, long now) {
        world.queue().at(now + (long) dice.exponential(MEAN_REPOST_GAP), later -> repostSomething(puppet, later));
    }

    private void repostSomething(Account puppet, long now) {
        PostedTweet original = world.recentTweets().pick(dice.pick(popular), CommunityMix.FOAMED, now, dice);
        if (original != null && original.canBeRepostedBy(puppet)) {
            world.feed().repost(puppet, original, now, false);
        }
        scheduleRepost(puppet, now);
    }

    /** Schedules one coordinated action. */
    void act(long now) {
        PlantedEvent action = new PlantedEvent("coordinated", null, "one page of " + domain);
        actions.add(action);
        Article page = composer.library().page("miracles." + domain, composer.phrase("en", "puppet", ""));
        SimulatedTopic topic = dice.pick(popular);
        List<PostedTweet> originals = new ArrayList<>();
        for (Account puppet : puppets) {
            if (dice.chance(0.85)) {
                long at = now + (long) (dice.unit() * WITHIN);
                world.queue().at(at, later -> push(puppet, page, topic, action, originals, later));
            }
        }
    }

    private void push(
            Account puppet,
            Article page,
            SimulatedTopic topic,
            PlantedEvent action,
            List<PostedTweet> originals,
            long now) {
        if (!originals.isEmpty() && dice.chance(0.3)) {
            PostedTweet target = originals.get(0);
            action.add(world.feed().repost(puppet, target, now, false), puppet, target.text(), now);
            return;
        }
        TweetText.Builder text =
                composer.start().say(composer.phrase("en", "puppet", "")).link(page);
        composer.maybeCommunity(
                text, TweetComposer.Community.FOAMED, world.options().communityTagShare());
        text.tag(topic.tag());
        PostedTweet posted = world.feed().post(PostDraft.post(puppet, text.build(), ""), now);
        originals.add(posted);
        action.add(posted);
    }

    private Truth.Group toTruth() {
        return new Truth.Group(
                domain,
                puppets.stream().map(puppet -> Long.toString(puppet.id())).toList(),
                actions.stream()
                        .filter(action -> !action.isEmpty())
                        .map(PlantedEvent::toTruth)
                        .toList());
    }
}
