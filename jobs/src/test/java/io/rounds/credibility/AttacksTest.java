package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Link;
import io.rounds.model.Tweet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever wants to move a score, at growing size: the change of the score of a domain that {@link #HONEST} people share
 * for eight weeks, when the attack fills the last three. Prints one line of the table in {@code docs/credibility.md} for
 * each attack.
 */
class AttacksTest {
    private static final int HONEST = 30;
    private static final int ATTACKED_ON = 35;
    private static final List<Integer> SIZES = List.of(3, 10, 30, 100, 300, 1_000);
    private static final String BAD = "miracle-cures.example";
    private static final String GOOD = "honest-teaching.example";
    private static final String NEW = "nobody-knows.example";

    private static final Map<String, Prior> PRIORS = priors();
    private static final World WORLD = World.create();

    /** Who attacks, in which way. */
    enum Attack {
        NEW_SOCK_PUPPETS(BAD, "new sock puppets share one domain"),
        PUPPETS_WITH_A_MONTH_OF_NEJM(BAD, "puppets share NEJM for a month first"),
        CLICK_FARM(BAD, "click farm reposts one post"),
        LOUD_ACCOUNT(BAD, "one account, so many posts"),
        CLIQUE(BAD, "coordinated clique of old accounts"),
        SMEAR(GOOD, "old accounts share a good domain next to bad ones"),
        NEW_SMEAR(GOOD, "new accounts share a good domain next to bad ones"),
        NEW_PUPPETS_ALONE(NEW, "new sock puppets share a domain that nobody else does");

        final String target;
        final String words;

        Attack(String target, String words) {
            this.target = target;
            this.words = words;
        }

        boolean isByNewAccounts() {
            return this == NEW_SOCK_PUPPETS || this == NEW_SMEAR || this == NEW_PUPPETS_ALONE;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noAttackMovesAScoreMuch(Attack attack) {
        double honest = WORLD.after(List.of(), attack.target);
        Map<Integer, Double> changes = new TreeMap<>();
        for (int size : SIZES) {
            List<Tweet> tweets = new Attackers(attack.target, size).tweets(attack);
            changes.put(size, WORLD.after(tweets, attack.target) - honest);
        }
        System.out.println("| " + attack.words
                + changes.values().stream()
                        .map(change -> String.format(Locale.ROOT, " | %+.1f", change))
                        .collect(Collectors.joining())
                + " |");

        assertThat(Math.abs(changes.get(HONEST / 10))).isLessThanOrEqualTo(5);
        if (attack.isByNewAccounts()) {
            assertThat(changes.values()).allMatch(change -> Math.abs(change) <= 10);
        }
        if (attack == Attack.LOUD_ACCOUNT) {
            assertThat(changes.values()).allMatch(change -> Math.abs(change) <= 5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noAttackByATenthOfAHundredMovesAScoreByMoreThanFivePoints(Attack attack) {
        World crowd = World.with(100);
        double honest = crowd.after(List.of(), attack.target);
        if (attack.target.equals(NEW)) {
            return;
        }
        double attacked = crowd.after(new Attackers(attack.target, 10).tweets(attack), attack.target);

        assertThat(Math.abs(attacked - honest)).isLessThanOrEqualTo(5);
    }

    @Test
    void theWorldWithoutAttacksIsAsItShouldBe() {
        assertThat(WORLD.after(List.of(), GOOD)).isGreaterThan(65);
        assertThat(WORLD.after(List.of(), BAD)).isLessThan(WORLD.after(List.of(), GOOD) - 20);
        assertThat(WORLD.after(List.of(), NEW)).isEqualTo(50);
    }

    private static Map<String, Prior> priors() {
        Map<String, Prior> some = new TreeMap<>();
        PriorTable.load().listed().forEach((domain, prior) -> {
            if (prior.strength() > 0 && Math.floorMod(domain.hashCode(), 16) == 0) {
                some.put(domain, prior);
            }
        });
        some.put("nejm.org", PriorTable.load().listed().get("nejm.org"));
        return some;
    }

    /** What honest people share, day by day. */
    record World(Map<Long, List<Tweet>> days) {
        static World create() {
            return with(HONEST);
        }

        static World with(int honest) {
            SimulatedCommunity community = new SimulatedCommunity(5, 400);
            PRIORS.forEach((domain, prior) -> community.share(domain, prior.mean(), 40));
            for (int i = 0; i < 40; i++) {
                community.share("unknown" + i + ".example", i % 4 == 0 ? 0.2 : 0.85, 20);
            }
            community.share(BAD, 0.15, honest);
            community.share(GOOD, 0.85, honest);
            Map<Long, List<Tweet>> days = new TreeMap<>();
            for (long day = SimulatedCommunity.firstDay(); day < SimulatedCommunity.firstDay() + SimulatedCommunity.DAYS; day++) {
                days.put(day, community.on(day));
            }
            return new World(days);
        }

        double after(List<Tweet> more, String domain) {
            return after(more, domain, Formula.current());
        }

        /** The estimate for a domain, when these tweets come on top. */
        double after(List<Tweet> more, String domain, Formula formula) {
            Map<Long, List<Tweet>> byDay = more.stream()
                    .collect(Collectors.groupingBy(
                            tweet -> Days.of(tweet.createdAt().toEpochMilli())));
            DayByDay analysis = new DayByDay(formula, PRIORS::get);
            days.forEach((day, tweets) -> {
                List<Tweet> all = new ArrayList<>(tweets);
                all.addAll(byDay.getOrDefault(day, List.of()));
                analysis.close(day, all);
            });
            return analysis.domain(domain).estimate();
        }
    }

    /** The accounts of an attack, and what they post. */
    static final class Attackers {
        private final Random random = new Random(11);
        private final String target;
        private final int size;
        private final List<Tweet> tweets = new ArrayList<>();

        Attackers(String target, int size) {
            this.target = target;
            this.size = size;
        }

        List<Tweet> tweets(Attack attack) {
            switch (attack) {
                case NEW_SOCK_PUPPETS, NEW_PUPPETS_ALONE -> puppets();
                case PUPPETS_WITH_A_MONTH_OF_NEJM -> puppetsWithNejm();
                case CLICK_FARM -> clickFarm();
                case LOUD_ACCOUNT -> loudAccount();
                case CLIQUE -> clique();
                case SMEAR -> smear(Duration.ofDays(900), 200);
                case NEW_SMEAR -> smear(Duration.ofDays(-30), 200);
            }
            return tweets;
        }

        private Person person(String name, Duration age, int followers) {
            return new Person(name, SimulatedCommunity.START.minus(age), followers, 300);
        }

        private Instant between(int firstDay, int endDay) {
            long millis = Duration.ofDays(endDay - firstDay).toMillis();
            return SimulatedCommunity.START.plus(Duration.ofDays(firstDay)).plusMillis((long) (random.nextDouble() * millis));
        }

        private Instant attack() {
            return between(ATTACKED_ON, SimulatedCommunity.DAYS);
        }

        private void shareTarget(Person person, int times) {
            for (int i = 0; i < times; i++) {
                tweets.add(person.shares(target, attack()));
            }
        }

        private void puppets() {
            for (int i = 0; i < size; i++) {
                shareTarget(person("puppet" + i, Duration.ofDays(-30), 20), 3);
            }
        }

        private void puppetsWithNejm() {
            for (int i = 0; i < size; i++) {
                Person puppet = person("nejm" + i, Duration.ofDays(1), 20);
                for (int share = 0; share < 12; share++) {
                    tweets.add(puppet.shares("nejm.org", between(0, ATTACKED_ON)));
                }
                shareTarget(puppet, 2);
            }
        }

        /** Accounts of all sorts repost one post, and what is popular, to look busy. */
        private void clickFarm() {
            Person master = person("master", Duration.ofDays(700), 300);
            Instant posted = SimulatedCommunity.START.plus(Duration.ofDays(ATTACKED_ON));
            Link page = Person.page(target, 1);
            tweets.add(master.shares(page, posted));
            List<String> popular = List.copyOf(PRIORS.keySet());
            for (int i = 0; i < size; i++) {
                Person hand = person("farm" + i, Duration.ofDays(400), 60);
                for (int other = 0; other < 5; other++) {
                    Link seen = Person.page(popular.get(random.nextInt(popular.size())), other);
                    tweets.add(
                            hand.reposts(person("star" + other, Duration.ofDays(3_000), 9_000), seen, between(0, 56)));
                }
                tweets.add(hand.reposts(master, page, attack()));
            }
        }

        private void loudAccount() {
            Person loud = person("loud", Duration.ofDays(2_000), 5_000);
            for (String domain : PRIORS.keySet()) {
                if (PRIORS.get(domain).mean() > 0.8) {
                    tweets.add(loud.shares(domain, between(0, 56)));
                }
            }
            shareTarget(loud, size);
        }

        /** They share the same good pages and then the target, within a minute of one another. */
        private void clique() {
            List<String> good = PRIORS.keySet().stream()
                    .filter(domain -> PRIORS.get(domain).mean() > 0.8)
                    .limit(12)
                    .toList();
            Map<Integer, Person> members = new HashMap<>();
            for (int i = 0; i < size; i++) {
                members.put(i, person("clique" + i, Duration.ofDays(900), 200));
            }
            for (int round = 0; round < 16; round++) {
                String domain = round < 12 ? good.get(round % good.size()) : target;
                Link page = Person.page(domain, round);
                Instant start = round < 12 ? between(0, ATTACKED_ON) : attack();
                members.values()
                        .forEach(member -> tweets.add(member.shares(page, start.plusMillis(random.nextInt(60_000)))));
            }
        }

        private void smear(Duration age, int followers) {
            List<String> bad = PRIORS.keySet().stream()
                    .filter(domain -> PRIORS.get(domain).mean() < 0.3)
                    .toList();
            for (int i = 0; i < size; i++) {
                Person smearer = person("smear" + i, age, followers);
                for (String domain : bad) {
                    tweets.add(smearer.shares(domain, attack()));
                }
                shareTarget(smearer, 2);
            }
        }
    }
}
