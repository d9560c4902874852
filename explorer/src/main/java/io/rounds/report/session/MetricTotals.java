package io.rounds.report.session;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Figures over several sessions. Tweets add up, people do not: who came on two days is one participant. So people are
 * told apart by their tweets; where the source lacks some of these, the largest session says how many there are at
 * least, and the sum of the sessions how far they reach at most. New faces add up, because nobody is new twice.
 */
final class MetricTotals {
    private static final double SECONDS_AN_HOUR = 3600;

    private final List<ChatSession> sessions;
    private final boolean complete;

    private MetricTotals(List<ChatSession> sessions) {
        this.sessions = sessions;
        this.complete = sessions.stream().allMatch(ChatSession::isComplete);
    }

    static Map<Metric, MetricValue> of(List<ChatSession> sessions) {
        MetricTotals totals = new MetricTotals(sessions);
        Map<Metric, MetricValue> amounts = new EnumMap<>(Metric.class);
        for (Metric figure : Metric.values()) {
            MetricValue amount =
                    sessions.size() == 1 ? exact(figure.of(sessions.get(0).chat())) : totals.amount(figure);
            if (amount != null) {
                amounts.put(figure, amount);
            }
        }
        return amounts;
    }

    private static @Nullable MetricValue exact(@Nullable Double value) {
        return value == null ? null : MetricValue.exact(value);
    }

    private @Nullable MetricValue amount(Metric figure) {
        return switch (figure) {
            case PARTICIPANTS -> complete ? MetricValue.exact(people().size()) : atLeast(figure);
            case PARTICIPANTS_CLEAN ->
                complete ? MetricValue.exact(peopleWithoutTrouble().size()) : atLeast(figure);
            case REACH_UPPER_BOUND -> isKnown(figure) ? furthest() : null;
            case TWEETS_PER_HOUR -> exact(Metric.ratio(sum(Metric.TWEETS), hours()));
            case TWEETS_PER_PARTICIPANT -> complete ? exact(Metric.ratio(sum(Metric.TWEETS), people().size())) : null;
            case ANSWERS_PER_QUESTION -> exact(Metric.ratio(sum(Metric.ANSWERS), sum(Metric.QUESTIONS)));
            case FIRST_ANSWER_SECONDS ->
                exact(Metric.median(sessions.stream()
                        .flatMap(session -> session.chat().questions().stream())
                        .map(ChatQuestion::firstAnswerSeconds)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList()));
            default -> isKnown(figure) ? MetricValue.exact(sum(figure)) : null;
        };
    }

    private MetricValue furthest() {
        return complete
                ? MetricValue.exact((double) reach())
                : new MetricValue(sum(Metric.REACH_UPPER_BOUND), MetricValue.Bound.AT_MOST);
    }

    private boolean isKnown(Metric figure) {
        return sessions.stream().anyMatch(session -> figure.of(session.chat()) != null);
    }

    private double sum(Metric figure) {
        return sessions.stream().mapToDouble(session -> value(figure, session)).sum();
    }

    private MetricValue atLeast(Metric figure) {
        double most = sessions.stream()
                .mapToDouble(session -> value(figure, session))
                .max()
                .orElse(0);
        return new MetricValue(most, MetricValue.Bound.AT_LEAST);
    }

    private static double value(Metric figure, ChatSession session) {
        Double value = figure.of(session.chat());
        return value == null ? 0 : value;
    }

    private double hours() {
        return sessions.stream()
                        .mapToDouble(session -> session.chat().lastedUntil().getEpochSecond()
                                - session.chat().startedAt().getEpochSecond())
                        .sum()
                / SECONDS_AN_HOUR;
    }

    private Set<String> people() {
        Set<String> people = new HashSet<>();
        sessions.forEach(session -> people.addAll(session.crowd().authors()));
        return people;
    }

    /** Those who took part in a session in which nothing was found against them. */
    private Set<String> peopleWithoutTrouble() {
        Set<String> people = new HashSet<>();
        for (ChatSession session : sessions) {
            Set<String> clean = session.crowd().authors();
            clean.removeAll(session.chat().troubledAccounts());
            people.addAll(clean);
        }
        return people;
    }

    private long reach() {
        Map<String, Integer> followers = new HashMap<>();
        for (ChatSession session : sessions) {
            for (Participation.Appearance appearance : session.crowd().appearances()) {
                Integer count = appearance.followers();
                if (count != null) {
                    followers.merge(appearance.author(), count, Math::max);
                }
            }
        }
        return followers.values().stream().mapToLong(Integer::longValue).sum();
    }
}
