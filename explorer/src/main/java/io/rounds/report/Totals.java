package io.rounds.report;

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
final class Totals {
    private static final double SECONDS_AN_HOUR = 3600;

    private final List<Session> sessions;
    private final boolean complete;

    private Totals(List<Session> sessions) {
        this.sessions = sessions;
        this.complete = sessions.stream().allMatch(Session::isComplete);
    }

    static Map<Figure, Amount> of(List<Session> sessions) {
        Totals totals = new Totals(sessions);
        Map<Figure, Amount> amounts = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            Amount amount =
                    sessions.size() == 1 ? exact(figure.of(sessions.get(0).chat())) : totals.amount(figure);
            if (amount != null) {
                amounts.put(figure, amount);
            }
        }
        return amounts;
    }

    private static @Nullable Amount exact(@Nullable Double value) {
        return value == null ? null : Amount.exact(value);
    }

    private @Nullable Amount amount(Figure figure) {
        return switch (figure) {
            case PARTICIPANTS -> complete ? Amount.exact(people().size()) : atLeast(figure);
            case PARTICIPANTS_CLEAN ->
                complete ? Amount.exact(peopleWithoutTrouble().size()) : atLeast(figure);
            case REACH_UPPER_BOUND -> isKnown(figure) ? furthest() : null;
            case TWEETS_PER_HOUR -> exact(Figure.ratio(sum(Figure.TWEETS), hours()));
            case TWEETS_PER_PARTICIPANT -> complete ? exact(Figure.ratio(sum(Figure.TWEETS), people().size())) : null;
            case ANSWERS_PER_QUESTION -> exact(Figure.ratio(sum(Figure.ANSWERS), sum(Figure.QUESTIONS)));
            case FIRST_ANSWER_SECONDS ->
                exact(Figure.median(sessions.stream()
                        .flatMap(session -> session.chat().questions().stream())
                        .map(ChatQuestion::firstAnswerSeconds)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList()));
            default -> isKnown(figure) ? Amount.exact(sum(figure)) : null;
        };
    }

    private Amount furthest() {
        return complete
                ? Amount.exact((double) reach())
                : new Amount(sum(Figure.REACH_UPPER_BOUND), Amount.Bound.AT_MOST);
    }

    private boolean isKnown(Figure figure) {
        return sessions.stream().anyMatch(session -> figure.of(session.chat()) != null);
    }

    private double sum(Figure figure) {
        return sessions.stream().mapToDouble(session -> value(figure, session)).sum();
    }

    private Amount atLeast(Figure figure) {
        double most = sessions.stream()
                .mapToDouble(session -> value(figure, session))
                .max()
                .orElse(0);
        return new Amount(most, Amount.Bound.AT_LEAST);
    }

    private static double value(Figure figure, Session session) {
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
        for (Session session : sessions) {
            Set<String> clean = session.crowd().authors();
            clean.removeAll(session.chat().troubledAccounts());
            people.addAll(clean);
        }
        return people;
    }

    private long reach() {
        Map<String, Integer> followers = new HashMap<>();
        for (Session session : sessions) {
            for (Crowd.Appearance appearance : session.crowd().appearances()) {
                Integer count = appearance.followers();
                if (count != null) {
                    followers.merge(appearance.author(), count, Math::max);
                }
            }
        }
        return followers.values().stream().mapToLong(Integer::longValue).sum();
    }
}
