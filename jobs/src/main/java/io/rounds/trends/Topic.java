package io.rounds.trends;

/** A topic's key: the hashtag within a community. Neither name holds a blank, so one blank joins them. */
public final class Topic {
    private static final char JOINT = ' ';

    private Topic() {}

    /** {@code foamed sepsis}. */
    public static String of(String community, String tag) {
        return community + JOINT + tag;
    }

    /** The community of a topic. */
    public static String community(String topic) {
        return topic.substring(0, topic.indexOf(JOINT));
    }

    /** The hashtag of a topic. */
    public static String tag(String topic) {
        return topic.substring(topic.indexOf(JOINT) + 1);
    }
}
