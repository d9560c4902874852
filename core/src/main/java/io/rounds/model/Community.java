package io.rounds.model;

import java.io.Serializable;
import java.util.Set;

/**
 * A named set of hashtags whose tweets are analysed together.
 *
 * @param name for example {@code foamed}
 * @param title for people
 * @param tags normalised hashtags
 * @param everything whether every tweet belongs, whatever its hashtags: the community {@code all}
 */
public record Community(String name, String title, Set<String> tags, boolean everything) implements Serializable {
    /** The community of every tweet. Nothing is excluded from its rankings. */
    public static final Community ALL = new Community("all", "Every tweet", Set.of(), true);
}
