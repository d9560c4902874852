package io.rounds.trends.flink;

import io.rounds.model.Fingerprint;
import io.rounds.trends.Topic;
import io.rounds.trends.TopicGroup;
import io.rounds.trends.TopicKind;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The names of one kind that were counted lately, so that a tweet costs one look-up for each name and creates no text. */
final class KnownNames {
    private static final int MAX_NAMES = 100_000;

    private final TopicKind kind;
    private final Map<String, Set<String>> ownTags;
    private final Object2ObjectOpenHashMap<String, KnownName> names = new Object2ObjectOpenHashMap<>();

    /** @param ownTags hashtags that are not counted, by community */
    KnownNames(TopicKind kind, Map<String, Set<String>> ownTags) {
        this.kind = kind;
        this.ownTags = kind == TopicKind.HASHTAG ? ownTags : Map.of();
    }

    TopicKind kind() {
        return kind;
    }

    /** What is remembered of a name. */
    KnownName get(String name) {
        KnownName known = names.get(name);
        if (known == null) {
            if (names.size() >= MAX_NAMES) {
                names.clear();
            }
            known = new KnownName();
            names.put(name, known);
        }
        return known;
    }

    /**
     * Where a name is counted in a community.
     *
     * @param known what is remembered of the name
     * @param index of the community
     */
    TopicKey key(KnownName known, String name, int index, String community) {
        if (index >= known.keys.length) {
            known.keys = Arrays.copyOf(known.keys, Math.max(index + 1, known.keys.length * 2));
        }
        TopicKey key = known.keys[index];
        if (key == null) {
            key = newKey(community, name);
            known.keys[index] = key;
        }
        return key;
    }

    /** All topics of a name are in one key group, so that what they have in common is sent once. */
    private TopicKey newKey(String community, String name) {
        String topic = Topic.of(new TopicGroup(community, kind), name);
        boolean isOwn = ownTags.getOrDefault(community, Set.of()).contains(name);
        return new TopicKey(isOwn ? null : topic, Fingerprint.of(topic), KeyGroups.of(Fingerprint.of(name)));
    }
}
