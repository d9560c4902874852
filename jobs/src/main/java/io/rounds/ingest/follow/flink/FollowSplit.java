package io.rounds.ingest.follow.flink;

import io.rounds.ingest.follow.IdMemory;
import org.apache.flink.api.connector.source.SourceSplit;
import org.jspecify.annotations.Nullable;

/**
 * A network and where to go on. A network is one split: it is one connection.
 *
 * @param network its name
 * @param position as the last step said; null to begin now
 * @param known the tweets that were kept, {@link IdMemory#bytes}
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record FollowSplit(String network, @Nullable String position, byte[] known) implements SourceSplit {
    @Override
    public String splitId() {
        return network;
    }

    /** A split while it is read. */
    static final class State {
        private final String network;
        private final IdMemory known;
        private @Nullable String position;

        State(FollowSplit split) {
            this.network = split.network;
            this.known = IdMemory.of(split.known);
            this.position = split.position;
        }

        void advance(String reached, long tweet) {
            position = reached;
            if (tweet != 0) {
                known.add(tweet);
            }
        }

        FollowSplit split() {
            return new FollowSplit(network, position, known.bytes());
        }
    }
}
