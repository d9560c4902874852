package io.rounds.export.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that documents must meet to be read. */
public sealed interface Condition {

    /** The condition in English, to follow a noun: {@code with the hashtag foamed}. */
    String description();

    /**
     * One of the fields has one of the values.
     *
     * @param fields paths of fields with exact values
     */
    record AnyOf(String description, List<String> fields, List<String> values) implements Condition {
        public AnyOf {
            fields = List.copyOf(fields);
            values = List.copyOf(values);
        }
    }

    /**
     * A time lies in an interval.
     *
     * @param from inclusive; null for no lower bound
     * @param to exclusive; null for no upper bound
     */
    record Between(
            String description,
            String field,
            @Nullable Instant from,
            @Nullable Instant to) implements Condition {}
}
