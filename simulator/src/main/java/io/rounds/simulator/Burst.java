package io.rounds.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A topic that many people suddenly talk about: strongest in the first minutes, then falling off exponentially. The
 * number of people in the first hour is fixed in advance; later hours are Poisson.
 */
final class Burst {
    private final SimulationContext world;
    private final TweetComposer pen;
    private final Dice dice;
    private final PlantedEvent planted;
    private final Plan plan;
    private final List<PostedTweet> originals = new ArrayList<>();

    /**
     * What bursts.
     *
     * @param role of the phrases
     * @param tag the hashtag
     * @param words what has happened
     * @param firstHour people in the first hour
     * @param fall milliseconds in which the rate falls to 1/e
     * @param last milliseconds from the first tweet to the last
     */
    record Plan(
            String kind,
            String role,
            String tag,
            String words,
            String field,
            TweetComposer.Community community,
            int firstHour,
            long fall,
            long last) {}

    Burst(SimulationContext world, Plan plan, long start) {
        this.world = world;
        this.plan = plan;
        this.pen = world.pen("burst " + start);
        this.dice = pen.dice();
        this.planted = world.ledger().burst(new PlantedEvent(plan.kind(), plan.tag(), plan.words()));
        List<Account> people = new ArrayList<>(world.accounts().some(plan.field(), 4 * plan.firstHour(), dice));
        List<Account> first = people.subList(0, plan.firstHour());
        Article source = pen.library().paper(plan.words());
        world.agenda().at(start, now -> post(first.get(0), source, now));
        for (Account account : first.subList(1, first.size())) {
            long at = start + within(Millis.HOUR);
            world.agenda().at(at, now -> takePart(account, source, now));
        }
        double again = plan.firstHour() * 0.12;
        for (int i = dice.poisson(again); i > 0; i--) {
            Account account = dice.pick(first);
            world.agenda().at(start + within(Millis.HOUR), now -> takePart(account, source, now));
        }
        double perMilli =
                plan.firstHour() * 1.12 / plan.fall() / (1 - StrictMath.exp(-(double) Millis.HOUR / plan.fall()));
        double after = perMilli
                * plan.fall()
                * (StrictMath.exp(-(double) Millis.HOUR / plan.fall())
                        - StrictMath.exp(-(double) plan.last() / plan.fall()));
        for (int i = dice.poisson(after); i > 0; i--) {
            Account account = dice.pick(people);
            world.agenda()
                    .at(start + Millis.HOUR + within(plan.last() - Millis.HOUR), now -> takePart(account, source, now));
        }
    }

    /** A moment within a time that starts now, at a rate that falls. */
    private long within(long length) {
        double whole = 1 - StrictMath.exp(-(double) length / plan.fall());
        return (long) (-plan.fall() * StrictMath.log(1 - dice.unit() * whole));
    }

    private void takePart(Account account, Article source, long now) {
        double u = dice.unit();
        PostedTweet target = dice.pick(originals.subList(0, Math.min(originals.size(), 5)));
        if (originals.size() >= 2 && u < 0.62 && target.mayBeRepostedBy(account)) {
            planted.add(world.feed().repost(account, target, now, false), account, target.text, now);
        } else if (u < 0.72) {
            TweetText.Builder text = words(pen.start(), "comment").quote(target);
            planted.add(world.feed().post(TweetDraft.quote(account, text.build(), plan.field(), target), now));
        } else if (u < 0.78) {
            TweetText.Builder text = words(pen.start().mention(target.author), "reply");
            planted.add(world.feed().post(TweetDraft.reply(account, text.build(), plan.field(), target), now));
        } else {
            post(account, source, now);
        }
    }

    private void post(Account account, Article source, long now) {
        TweetText.Builder text = pen.start().say(pen.phrase("en", plan.role(), plan.words()));
        if (originals.isEmpty() || dice.chance(0.7)) {
            text.link(source);
        }
        PostedTweet posted = world.feed().post(TweetDraft.post(account, tags(text).build(), plan.field()), now);
        originals.add(posted);
        planted.add(posted);
    }

    private TweetText.Builder words(TweetText.Builder text, String role) {
        return tags(text.say(pen.phrase("en", role, plan.words())));
    }

    private TweetText.Builder tags(TweetText.Builder text) {
        pen.perhapsCommunity(text, plan.community(), world.options().communityTagShare());
        return text.tag(plan.tag());
    }
}
