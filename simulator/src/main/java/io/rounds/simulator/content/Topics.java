package io.rounds.simulator.content;

import io.rounds.simulator.random.Dice;
import io.rounds.simulator.random.Weighted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The topics of the background and how popular each is: a field's share, falling with the topic's place in its list by
 * Zipf's law. A tweet's tags are drawn so that its <em>rarest</em> tag is independent of all earlier tweets; the
 * tweets of a rare tag are therefore a Poisson process around the rhythm, and reposts never cause a burst of a rare tag.
 */
public final class Topics {
    private static final Map<String, Double> FIELD_SHARE = Map.ofEntries(
            Map.entry("em", 22.0),
            Map.entry("edu", 24.0),
            Map.entry("icu", 10.0),
            Map.entry("im", 9.0),
            Map.entry("peds", 5.0),
            Map.entry("anaes", 3.0),
            Map.entry("cardio", 4.0),
            Map.entry("neph", 3.0),
            Map.entry("id", 4.0),
            Map.entry("neuro", 3.0),
            Map.entry("onc", 2.0),
            Map.entry("surg", 3.0),
            Map.entry("obgyn", 1.5),
            Map.entry("psych", 2.0),
            Map.entry("rad", 3.0),
            Map.entry("gp", 3.0),
            Map.entry("tox", 2.0),
            Map.entry("es", 1.2),
            Map.entry("de", 0.7),
            Map.entry("fr", 0.6),
            Map.entry("pt", 0.4),
            Map.entry("ja", 0.6),
            Map.entry("ar", 0.5));

    /** Tweets that carry a community's hashtag and no other. */
    static final SimulatedTopic NONE = new SimulatedTopic("", "", "teaching", 0);

    private static final double NO_TOPIC = 0.15;
    private static final int POPULAR = 12;
    private static final int TRIES = 24;

    private final List<SimulatedTopic> all = new ArrayList<>();
    private final double[] weights;
    private final int[] rank;
    private final Weighted primary;

    /** Reads the topics from the word list. */
    public Topics() {
        List<Double> weightList = new ArrayList<>();
        all.add(NONE);
        weightList.add(0.0);
        for (String line : WordLists.lines("topics.txt")) {
            int colon = line.indexOf(':');
            String field = line.substring(0, colon);
            List<String> entries = List.of(line.substring(colon + 1).split(";", -1));
            double harmonic = 0;
            for (int i = 0; i < entries.size(); i++) {
                harmonic += 1 / (i + 2.0);
            }
            for (int i = 0; i < entries.size(); i++) {
                String entry = entries.get(i).strip();
                int space = entry.indexOf(' ');
                all.add(new SimulatedTopic(entry.substring(0, space), field, entry.substring(space + 1), all.size()));
                weightList.add(FIELD_SHARE.getOrDefault(field, 0.5) / (i + 2.0) / harmonic);
            }
        }
        weights = weightList.stream().mapToDouble(Double::doubleValue).toArray();
        double sum = Arrays.stream(weights).sum();
        for (int i = 1; i < weights.length; i++) {
            weights[i] *= (1 - NO_TOPIC) / sum;
        }
        weights[0] = NO_TOPIC;
        primary = new Weighted(weights);
        rank = new int[all.size()];
        List<SimulatedTopic> byWeight = all.stream()
                .skip(1)
                .sorted(Comparator.comparingDouble(topic -> -weights[topic.index()]))
                .toList();
        for (int i = 0; i < byWeight.size(); i++) {
            rank[byWeight.get(i).index()] = i + 1;
        }
    }

    /** The number of topics. */
    public int size() {
        return all.size();
    }

    /** Draws the topic of a tweet, its rarest tag; {@link #NONE} for none. */
    public SimulatedTopic draw(Dice dice) {
        return all.get(primary.draw(dice));
    }

    /**
     * Draws further topics for a tweet, all of them popular and more popular than its topic, so that the topic remains the
     * rarest and the reposts of one tweet hardly change the counts of the others.
     */
    public List<SimulatedTopic> moreTopics(SimulatedTopic topic, Dice dice) {
        double u = dice.unit();
        int more = topic.isNone() || u < 0.62 ? 0 : u < 0.9 ? 1 : 2;
        if (more == 0) {
            return List.of();
        }
        List<SimulatedTopic> moreTopics = new ArrayList<>(more);
        for (int tries = 0; tries < TRIES && moreTopics.size() < more; tries++) {
            SimulatedTopic other = draw(dice);
            if (!other.isNone() && isPopular(other) && isMorePopular(other, topic) && !moreTopics.contains(other)) {
                moreTopics.add(other);
            }
        }
        return moreTopics;
    }

    private boolean isPopular(SimulatedTopic topic) {
        return rank[topic.index()] <= POPULAR;
    }

    private boolean isMorePopular(SimulatedTopic other, SimulatedTopic topic) {
        return rank[other.index()] < rank[topic.index()];
    }

    /** Whether a topic's field is a language instead of a field of work. */
    public static boolean isLanguage(String field) {
        return switch (field) {
            case "es", "de", "fr", "pt", "ja", "ar" -> true;
            default -> false;
        };
    }

    /** The topic with this tag. */
    public SimulatedTopic of(String tag) {
        return all.stream()
                .filter(topic -> topic.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic " + tag));
    }

    /** Topics whose rank by popularity is from {@code from} to {@code to}, counted from 1. */
    public List<SimulatedTopic> ranked(int from, int to) {
        return all.stream()
                .filter(topic -> !topic.isNone() && rank[topic.index()] >= from && rank[topic.index()] <= to)
                .filter(topic -> !isLanguage(topic.field()))
                .toList();
    }
}
