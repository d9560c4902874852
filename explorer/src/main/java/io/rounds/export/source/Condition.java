package io.rounds.export.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold for a document to be read. */
public sealed interface Condition {

    /** The condition in words, to follow a noun: {@code with the hashtag foamed}. */
    String words();

    /**
     * One of the fields has one of the values.
     *
     * @param fields paths of fields with exact values
     */
    record AnyOf(String words, List<String> fields, List<String> values) implements Condition {
        public AnyOf {
            fields = List.copyOf(fields);
            values = List.copyOf(values);
        }
    }

    /**
     * A time lies in an interval.
     *
     * @param from inclusive; null where there is no beginning
     * @param to exclusive; null where there is no end
     */
    record Between(
            String words,
            String field,
            @Nullable Instant from,
            @Nullable Instant to) implements Condition {}
}
