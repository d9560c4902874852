package io.rounds.simulator.content;

/**
 * A topic of the background.
 *
 * @param tag the hashtag without {@code #}, in its most common spelling
 * @param field the field of work of its authors or, for hashtags of another language, that language
 * @param words the topic in a sentence
 * @param index its position in the list
 */
public record SimulatedTopic(String tag, String field, String words, int index) {

    /** Whether tweets about it carry no hashtag other than the community's. */
    public boolean isNone() {
        return tag.isEmpty();
    }
}
