package io.rounds.simulator.events;

import io.rounds.simulator.content.Article;
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
 * A burst: many accounts suddenly post about a topic. Activity peaks in the first minutes and decays exponentially. The
 * number of accounts in the first hour is fixed in advance; later hours are Poisson.
 */
final class Burst {
    private final SimulationContext world;
    private final TweetComposer composer;
    private final Dice dice;
    private final PlantedEvent planted;
    private final Plan plan;
    private final List<PostedTweet> originals = new ArrayList<>();

    /**
     * Describes a burst.
     *
     * @param role of the phrases
     * @param tag the hashtag
     * @param words the news in a sentence
     * @param firstHour distinct accounts in the first hour
     * @param decay milliseconds after which the rate has decayed to 1/e
     * @param duration milliseconds from the first tweet to the last
     */
    record Plan(
            String kind,
            String role,
            String tag,
            String words,
            String field,
            TweetComposer.Community community,
            int firstHour,
            long decay,
            long duration) {}

    Burst(SimulationContext world, Plan plan, long start) {
        this.world = world;
        this.plan = plan;
        this.composer = world.composer("burst " + start);
        this.dice = composer.dice();
        this.planted = world.recorder().burst(new PlantedEvent(plan.kind(), plan.tag(), plan.words()));
        List<Account> people = new ArrayList<>(world.accounts().some(plan.field(), 4 * plan.firstHour(), dice));
        List<Account> first = people.subList(0, plan.firstHour());
        Article source = composer.library().paper(plan.words());
        world.queue().at(start, now -> post(first.get(0), source, now));
        for (Account account : first.subList(1, first.size())) {
            long at = start + delayWithin(Millis.HOUR);
            world.queue().at(at, now -> participate(account, source, now));
        }
        double again = plan.firstHour() * 0.12;
        for (int i = dice.poisson(again); i > 0; i--) {
            Account account = dice.pick(first);
            world.queue().at(start + delayWithin(Millis.HOUR), now -> participate(account, source, now));
        }
        double perMilli =
                plan.firstHour() * 1.12 / plan.decay() / (1 - StrictMath.exp(-(double) Millis.HOUR / plan.decay()));
        double after = perMilli
                * plan.decay()
                * (StrictMath.exp(-(double) Millis.HOUR / plan.decay())
                        - StrictMath.exp(-(double) plan.duration() / plan.decay()));
        for (int i = dice.poisson(after); i > 0; i--) {
            Account account = dice.pick(people);
            world.queue()
                    .at(
                            start + Millis.HOUR + delayWithin(plan.duration() - Millis.HOUR),
                            now -> participate(account, source, now));
        }
    }

    /** Draws a delay of less than {@code length} from the decaying rate. */
    private long delayWithin(long length) {
        double whole = 1 - StrictMath.exp(-(double) length / plan.decay());
        return (long) (-plan.decay() * StrictMath.log(1 - dice.unit() * whole));
    }

    private void participate(Account account, Article source, long now) {
        double u = dice.unit();
        PostedTweet target = dice.pick(originals.subList(0, Math.min(originals.size(), 5)));
        if (originals.size() >= 2 && u < 0.62 && target.canBeRepostedBy(account)) {
            planted.add(world.feed().repost(account, target, now, false), account, target.text(), now);
        } else if (u < 0.72) {
            TweetText.Builder text = words(composer.start(), "comment").quote(target);
            planted.add(world.feed().post(PostDraft.quote(account, text.build(), plan.field(), target), now));
        } else if (u < 0.78) {
            TweetText.Builder text = words(composer.start().mention(target.author()), "reply");
            planted.add(world.feed().post(PostDraft.reply(account, text.build(), plan.field(), target), now));
        } else {
            post(account, source, now);
        }
    }

    private void post(Account account, Article source, long now) {
        TweetText.Builder text = composer.start().say(composer.phrase("en", plan.role(), plan.words()));
        if (originals.isEmpty() || dice.chance(0.7)) {
            text.link(source);
        }
        PostedTweet posted =
                world.feed().post(PostDraft.post(account, tags(text).build(), plan.field()), now);
        originals.add(posted);
        planted.add(posted);
    }

    private TweetText.Builder words(TweetText.Builder text, String role) {
        return tags(text.say(composer.phrase("en", role, plan.words())));
    }

    private TweetText.Builder tags(TweetText.Builder text) {
        composer.maybeCommunity(text, plan.community(), world.options().communityTagShare());
        return text.tag(plan.tag());
    }
}
