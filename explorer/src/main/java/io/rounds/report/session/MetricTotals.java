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
 * Metrics over several sessions. Tweets add up, people do not: someone who came on two days is one participant.
 * Participants are therefore identified by the authors of their tweets. Where the source lacks tweets, the largest
 * session gives a lower bound on participants, and the sum over sessions an upper bound on reach. New faces add up:
 * nobody is new twice.
 */
public final class MetricTotals {
    private static final double SECONDS_AN_HOUR = 3600;

    private final List<SessionDetails> sessions;
    private final boolean complete;

    private MetricTotals(List<SessionDetails> sessions) {
        this.sessions = sessions;
        this.complete = sessions.stream().allMatch(SessionDetails::isComplete);
    }

    public static Map<Metric, MetricValue> of(List<SessionDetails> sessions) {
        MetricTotals totals = new MetricTotals(sessions);
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            MetricValue value =
                    sessions.size() == 1 ? exact(metric.of(sessions.get(0).document())) : totals.value(metric);
            if (value != null) {
                values.put(metric, value);
            }
        }
        return values;
    }

    private static @Nullable MetricValue exact(@Nullable Double value) {
        return value == null ? null : MetricValue.exact(value);
    }

    private @Nullable MetricValue value(Metric metric) {
        return switch (metric) {
            case PARTICIPANTS -> complete ? MetricValue.exact(people().size()) : atLeast(metric);
            case PARTICIPANTS_CLEAN ->
                complete ? MetricValue.exact(peopleWithoutTrouble().size()) : atLeast(metric);
            case REACH_UPPER_BOUND -> isKnown(metric) ? maxReach() : null;
            case TWEETS_PER_HOUR -> exact(Metric.ratio(sum(Metric.TWEETS), hours()));
            case TWEETS_PER_PARTICIPANT -> complete ? exact(Metric.ratio(sum(Metric.TWEETS), people().size())) : null;
            case ANSWERS_PER_QUESTION -> exact(Metric.ratio(sum(Metric.ANSWERS), sum(Metric.QUESTIONS)));
            case FIRST_ANSWER_SECONDS ->
                exact(Metric.median(sessions.stream()
                        .flatMap(session -> session.document().questions().stream())
                        .map(ChatQuestion::firstAnswerSeconds)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList()));
            default -> isKnown(metric) ? MetricValue.exact(sum(metric)) : null;
        };
    }

    private MetricValue maxReach() {
        return complete
                ? MetricValue.exact((double) reach())
                : new MetricValue(sum(Metric.REACH_UPPER_BOUND), MetricValue.Bound.AT_MOST);
    }

    private boolean isKnown(Metric metric) {
        return sessions.stream().anyMatch(session -> metric.of(session.document()) != null);
    }

    private double sum(Metric metric) {
        return sessions.stream().mapToDouble(session -> value(metric, session)).sum();
    }

    private MetricValue atLeast(Metric metric) {
        double max = sessions.stream()
                .mapToDouble(session -> value(metric, session))
                .max()
                .orElse(0);
        return new MetricValue(max, MetricValue.Bound.AT_LEAST);
    }

    private static double value(Metric metric, SessionDetails session) {
        Double value = metric.of(session.document());
        return value == null ? 0 : value;
    }

    private double hours() {
        return sessions.stream()
                        .mapToDouble(
                                session -> session.document().effectiveEnd().getEpochSecond()
                                        - session.document().startedAt().getEpochSecond())
                        .sum()
                / SECONDS_AN_HOUR;
    }

    private Set<String> people() {
        Set<String> people = new HashSet<>();
        sessions.forEach(session -> people.addAll(session.participation().authors()));
        return people;
    }

    /** Participants of a session in which they are not listed under trouble. */
    private Set<String> peopleWithoutTrouble() {
        Set<String> people = new HashSet<>();
        for (SessionDetails session : sessions) {
            Set<String> clean = session.participation().authors();
            clean.removeAll(session.document().troubledAccounts());
            people.addAll(clean);
        }
        return people;
    }

    private long reach() {
        Map<String, Integer> followers = new HashMap<>();
        for (SessionDetails session : sessions) {
            for (Participation.Contribution contribution :
                    session.participation().contributions()) {
                Integer count = contribution.followers();
                if (count != null) {
                    followers.merge(contribution.author(), count, Math::max);
                }
            }
        }
        return followers.values().stream().mapToLong(Integer::longValue).sum();
    }
}
