package io.rounds.peers;

import java.io.Serializable;

/**
 * A tweet counts for this topic.
 *
 * @param community of whose hashtags the tweet carries one
 * @param topic another hashtag of the tweet, normalised
 */
public record Occurrence(String community, String topic) implements Serializable {
    /** The key to count it by: {@code foamed sepsis}. Neither part contains a blank. */
    public String key() {
        return community + ' ' + topic;
    }
}
