package io.rounds.ingest.follow;

import org.jspecify.annotations.Nullable;

/**
 * A step of a followed stream: a message that is kept, or only a new position.
 *
 * @param payload the message in its envelope; null if none of the events up to the position is kept
 * @param key the record key in Kafka, {@link io.rounds.model.Tweet#partitionKey()}; null if the message has none
 * @param tweet the fingerprint of the id of the tweet that this message adds; 0 if it adds none
 * @param position where to go on after this step; text that only the network understands
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record Step(byte @Nullable [] payload, @Nullable String key, long tweet, String position) {
    /** A step over events of which nothing is kept. */
    public static Step over(String position) {
        return new Step(null, null, 0, position);
    }
}
