package io.rounds.trends.flink;

import io.rounds.trends.PaneBuilder;
import io.rounds.trends.PaneNames;
import io.rounds.trends.TopicBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The panes of a minute that has not been emitted yet. */
final class OpenMinute {
    final @Nullable PaneBuilder[] byKeyGroup = new PaneBuilder[KeyGroups.COUNT];
    final PaneNames names;
    private final List<KnownName> knownNames = new ArrayList<>();
    private final List<TopicKey> keys = new ArrayList<>();

    /** @param expectedNames about how many tweet ids, links and spellings there will be */
    OpenMinute(int expectedNames) {
        names = new PaneNames(expectedNames);
    }

    /** What is summed up for a topic. */
    TopicBuilder topic(TopicKey key, String topic) {
        TopicBuilder builder = key.builder;
        if (builder == null || key.minute != this) {
            PaneBuilder pane = byKeyGroup[key.keyGroup];
            if (pane == null) {
                pane = new PaneBuilder(names);
                byKeyGroup[key.keyGroup] = pane;
            }
            builder = pane.topic(topic, key.fingerprint);
            key.minute = this;
            key.builder = builder;
            keys.add(key);
        }
        return builder;
    }

    /** Adds a name that refers to this minute. */
    void add(KnownName name) {
        knownNames.add(name);
    }

    /** Removes all references to this minute from names and keys, which live longer. */
    void release() {
        for (KnownName name : knownNames) {
            name.forget(this);
        }
        for (TopicKey key : keys) {
            if (key.minute == this) {
                key.minute = null;
                key.builder = null;
            }
        }
    }
}
