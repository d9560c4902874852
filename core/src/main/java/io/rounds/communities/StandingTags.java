package io.rounds.communities;

import io.rounds.extract.text.Tags;
import io.rounds.model.Community;
import io.rounds.reference.ReferenceTable;
import java.util.HashSet;
import java.util.Set;

/**
 * Hashtags that are in use all the time: those of the built-in communities, and the fields, diseases and procedures of
 * {@code schemas/reference/standing_tags.csv}.
 */
public final class StandingTags {
    private static final String FILE = "standing_tags.csv";

    private StandingTags() {}

    /** All standing hashtags, normalised. */
    public static Set<String> load() {
        Set<String> tags = new HashSet<>();
        ReferenceTable.rows(FILE).forEach(row -> tags.add(Tags.normalise(row.get("tag"))));
        for (Community community : Communities.load().list()) {
            tags.addAll(community.tags());
        }
        return Set.copyOf(tags);
    }
}
