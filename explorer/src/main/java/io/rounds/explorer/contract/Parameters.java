package io.rounds.explorer.contract;

import io.rounds.export.source.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The validated parameters of a request, with defaults filled in. */
public final class Parameters {
    private final Map<String, List<String>> values;

    public Parameters(Map<String, List<String>> values) {
        this.values = Map.copyOf(values);
    }

    /** A parameter that is required or has a default. */
    public String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw new IllegalStateException("The contract allows " + name + " to be absent");
        }
        return value;
    }

    public @Nullable String optional(String name) {
        List<String> all = list(name);
        return all.isEmpty() ? null : all.get(0);
    }

    public List<String> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public @Nullable Instant time(String name) {
        String value = optional(name);
        return value == null ? null : Selection.time(value);
    }

    /** All parameters as text that is equal for equal parameters, whatever their order. */
    public String key() {
        return new TreeMap<>(values).toString();
    }
}
