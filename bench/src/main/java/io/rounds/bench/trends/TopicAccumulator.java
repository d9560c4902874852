package io.rounds.bench.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.AggregateFunction;

/** The accumulator of a topic in one of Flink's windows: a mutable POJO. */
public final class TopicAccumulator {
    private static final int EXEMPLARS = 3;
    private static final int LINKS = 5;
    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    public int tweets;
    public int originals;
    public Set<Long> authors = new HashSet<>();
    public Map<String, Integer> reposted = new HashMap<>();
    public Map<String, Integer> links = new HashMap<>();
    public Map<String, Integer> spellings = new HashMap<>();
    /** The earliest originals. */
    public List<Original> firsts = new ArrayList<>();

    /** An original tweet and the time at which it was written. */
    public record Original(long millis, String tweet) {
        private static final Comparator<Original> EARLIEST =
                Comparator.comparingLong(Original::millis).thenComparing(Original::tweet);
    }

    /** For Flink. */
    public TopicAccumulator() {}

    /** The most reposted tweets, then the earliest originals. */
    List<String> exemplars() {
        Set<String> exemplars = new LinkedHashSet<>(best(reposted, EXEMPLARS, BY_AGE));
        for (int i = 0; i < firsts.size() && exemplars.size() < EXEMPLARS; i++) {
            exemplars.add(firsts.get(i).tweet());
        }
        return new ArrayList<>(exemplars);
    }

    /** The links that occur in most tweets. */
    List<String> topLinks() {
        return best(links, LINKS, Comparator.naturalOrder());
    }

    /** The most used spelling. */
    String display() {
        return best(spellings, 1, Comparator.naturalOrder()).get(0);
    }

    private static List<String> best(Map<String, Integer> counts, int length, Comparator<String> ties) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(ties)))
                .limit(length)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void addFirst(Original original) {
        if (firsts.size() == EXEMPLARS && Original.EARLIEST.compare(firsts.get(EXEMPLARS - 1), original) <= 0) {
            return;
        }
        firsts.add(original);
        firsts.sort(Original.EARLIEST);
        if (firsts.size() > EXEMPLARS) {
            firsts.remove(EXEMPLARS);
        }
    }

    /** Accumulates occurrences. */
    static final class Aggregation implements AggregateFunction<TopicOccurrence, TopicAccumulator, TopicAccumulator> {
        private static final long serialVersionUID = 1;

        @Override
        public TopicAccumulator createAccumulator() {
            return new TopicAccumulator();
        }

        @Override
        public TopicAccumulator add(TopicOccurrence occurrence, TopicAccumulator accumulator) {
            accumulator.tweets++;
            accumulator.authors.add(occurrence.author());
            if (occurrence.original()) {
                accumulator.originals++;
                accumulator.addFirst(new Original(occurrence.millis(), occurrence.tweet()));
            }
            if (occurrence.repostOf() != null) {
                accumulator.reposted.merge(occurrence.repostOf(), 1, Integer::sum);
            }
            for (String link : occurrence.links()) {
                accumulator.links.merge(link, 1, Integer::sum);
            }
            accumulator.spellings.merge(occurrence.spelling(), 1, Integer::sum);
            return accumulator;
        }

        @Override
        public TopicAccumulator getResult(TopicAccumulator accumulator) {
            return accumulator;
        }

        @Override
        public TopicAccumulator merge(TopicAccumulator one, TopicAccumulator other) {
            one.tweets += other.tweets;
            one.originals += other.originals;
            one.authors.addAll(other.authors);
            other.reposted.forEach((tweet, count) -> one.reposted.merge(tweet, count, Integer::sum));
            other.links.forEach((link, count) -> one.links.merge(link, count, Integer::sum));
            other.spellings.forEach((spelling, count) -> one.spellings.merge(spelling, count, Integer::sum));
            other.firsts.forEach(one::addFirst);
            return one;
        }
    }
}
