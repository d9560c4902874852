package io.rounds.credibility;

import io.rounds.model.Link;
import io.rounds.model.Tweet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A simulated community: people with a taste who share domains of different quality.
 *
 * <p>Homophily is a choice of everyone's own: the odds of sharing a domain grow with exp(strength (2 taste - 1)(2 quality
 * - 1)). So credible accounts share credible sources more, not only, and the others the reverse. At {@link #HOMOPHILY}
 * somebody of taste 0.8 shares a domain of quality 0.9 rather than one of 0.1 with odds of 47 to 1, somebody of taste 0.3
 * with 1 to 13. Measured homophily is stronger: Grinberg et al. (Science 2019) found 80 % of the fake news of 2016 with one
 * account in a thousand; Truong et al. (EPJ Data Science 2024) that accounts which share similar sources have similar
 * credibility. {@link RecoveryTest} says how concentrated it is here.
 */
final class SimulatedCommunity {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final int DAYS = 56;
    static final double HOMOPHILY = 4;

    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private final Map<String, Double> tastes = new HashMap<>();
    private final Map<String, Double> activity = new HashMap<>();
    private final Map<Long, List<Tweet>> byDay = new HashMap<>();

    SimulatedCommunity(long seed, int size) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            double taste = taste();
            Person person = person("p" + i);
            people.add(person);
            tastes.put(person.name(), taste);
            activity.put(person.name(), Math.exp(0.8 * random.nextGaussian()));
        }
    }

    /** Most people are careful, some are not at all: Beta(4, 2), which is the fourth of five uniform numbers. */
    private double taste() {
        return random.doubles(5).sorted().toArray()[3];
    }

    /** Ages and audiences as they are: years and hundreds, spread widely; some accounts are new. */
    private Person person(String name) {
        long days = Math.round(Math.exp(Math.log(1_500) + 0.9 * random.nextGaussian()));
        int followers = (int) Math.round(Math.exp(Math.log(200) + 1.3 * random.nextGaussian()));
        int following = (int) Math.round(Math.exp(Math.log(300) + random.nextGaussian()));
        return new Person(name, START.minus(Duration.ofDays(days)), followers, following);
    }

    List<Person> people() {
        return people;
    }

    /** Lets so many people share a domain, each on a day or two of its own; more than half only pass it on. */
    void share(String domain, double quality, int sharers) {
        List<Person> chosen = choose(quality, sharers);
        List<Person> posted = new ArrayList<>();
        Link page = Person.page(domain, random.nextInt(1 << 30));
        for (Person person : chosen) {
            Instant at = START.plusMillis(
                    (long) (random.nextDouble() * Duration.ofDays(DAYS).toMillis()));
            if (posted.isEmpty() || random.nextDouble() < 0.45) {
                posted.add(person);
                page = Person.page(domain, random.nextInt(1 << 30));
                post(person.shares(page, at));
            } else {
                Person from = posted.get(random.nextInt(posted.size()));
                post(person.reposts(from, page, at));
            }
        }
    }

    /** Different people, by the odds of homophily and activity (Efraimidis and Spirakis 2006). */
    private List<Person> choose(double quality, int number) {
        Map<Person, Double> keys = new HashMap<>();
        for (Person person : people) {
            double odds = activity.get(person.name())
                    * Math.exp(HOMOPHILY * (2 * tastes.get(person.name()) - 1) * (2 * quality - 1));
            keys.put(person, Math.log(random.nextDouble()) / odds);
        }
        List<Person> sorted = new ArrayList<>(people);
        sorted.sort(Comparator.comparingDouble((Person person) -> -keys.get(person)));
        return sorted.subList(0, Math.min(number, sorted.size()));
    }

    void post(Tweet tweet) {
        byDay.computeIfAbsent(Days.of(tweet.createdAt().toEpochMilli()), day -> new ArrayList<>())
                .add(tweet);
    }

    List<Tweet> on(long day) {
        return byDay.getOrDefault(day, List.of());
    }

    static long firstDay() {
        return Days.of(START.toEpochMilli());
    }

    /** Processes all days. */
    void into(DayByDay analysis) {
        for (long day = firstDay(); day < firstDay() + DAYS; day++) {
            analysis.close(day, on(day));
        }
    }
}
