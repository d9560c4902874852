package io.rounds.explorer;

import io.rounds.export.source.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a request after the contract's rules: checked, and with what is the default filled in. */
final class Parameters {
    private final Map<String, List<String>> values;

    Parameters(Map<String, List<String>> values) {
        this.values = Map.copyOf(values);
    }

    /** A parameter that is always there: required, or with a default. */
    String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw new IllegalStateException("the contract lets " + name + " be absent");
        }
        return value;
    }

    @Nullable String optional(String name) {
        List<String> all = list(name);
        return all.isEmpty() ? null : all.get(0);
    }

    List<String> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    @Nullable Instant time(String name) {
        String value = optional(name);
        return value == null ? null : Selection.time(value);
    }

    /** All of them in one line that is the same for the same parameters. */
    String key() {
        return new TreeMap<>(values).toString();
    }
}
