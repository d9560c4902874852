package io.rounds.simulator;

/**
 * Something people keep talking about.
 *
 * @param tag its hashtag, without {@code #}, as most people write it
 * @param field who talks about it: a field of work or, for hashtags of another script or tongue, a language
 * @param words the topic in a sentence
 * @param index its place in the list
 */
record SimulatedTopic(String tag, String field, String words, int index) {

    /** Whether a tweet about it carries no hashtag but the community's. */
    boolean isNone() {
        return tag.isEmpty();
    }
}
