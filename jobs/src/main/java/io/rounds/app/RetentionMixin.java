package io.rounds.app;

import io.rounds.elasticsearch.Retention;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A picocli mixin for every command that writes to Elasticsearch: how long documents are kept there. */
@Command
public final class RetentionMixin {
    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "INDEX=DAYS",
            description =
                    "How long documents are kept in Elasticsearch, for example trends=400d,tweets=90d. The index of a"
                            + " month is deleted when its last day is longer ago than that by the clock, at the start and then once a"
                            + " day. Default: everything is kept.")
    private Map<String, String> keep = new LinkedHashMap<>();

    /**
     * The limits.
     *
     * @throws IllegalArgumentException with a message for the user if an index or a limit is invalid
     */
    public Retention retention() {
        return Retention.of(keep);
    }
}
