package io.rounds.trends;

/**
 * The key of a topic: what is counted, within a community. The key of a {@link TopicGroup} and a name, separated by a
 * blank; the former contains none.
 */
public final class Topic {
    private static final char SEPARATOR = ' ';

    private Topic() {}

    /** The key of a hashtag: {@code foamed sepsis}. */
    public static String of(String community, String tag) {
        return of(new TopicGroup(community, TopicKind.HASHTAG), tag);
    }

    /** The key of a name in a group: {@code foamed sepsis}, {@code foamed/link https://litfl.com/}. */
    public static String of(TopicGroup group, String name) {
        return group.key() + SEPARATOR + name;
    }

    /** The key of the topic's {@link TopicGroup}. */
    public static String group(String topic) {
        return topic.substring(0, topic.indexOf(SEPARATOR));
    }

    /** What the topic is. */
    public static TopicKind kind(String topic) {
        return TopicGroup.parse(group(topic)).kind();
    }

    /** The hashtag, or the canonical form of the link. */
    public static String name(String topic) {
        return topic.substring(topic.indexOf(SEPARATOR) + 1);
    }
}
