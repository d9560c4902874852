package io.rounds.trends;

/**
 * The topics that are ranked against each other: those of one kind in one community.
 *
 * @param community its name, which contains neither a blank nor a slash
 */
public record TopicGroup(String community, TopicKind kind) {
    private static final char SEPARATOR = '/';

    /** The group as a key: {@code foamed} for hashtags, {@code foamed/link} for links. */
    public String key() {
        return kind == TopicKind.HASHTAG ? community : community + SEPARATOR + kind.documentName();
    }

    /** The group of a {@link #key}. */
    public static TopicGroup parse(String key) {
        for (TopicKind kind : TopicKind.values()) {
            String suffix = SEPARATOR + kind.documentName();
            if (kind != TopicKind.HASHTAG && key.endsWith(suffix)) {
                return new TopicGroup(key.substring(0, key.length() - suffix.length()), kind);
            }
        }
        return new TopicGroup(key, TopicKind.HASHTAG);
    }
}
