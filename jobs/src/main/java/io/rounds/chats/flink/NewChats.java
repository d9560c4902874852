package io.rounds.chats.flink;

import io.rounds.chats.EmitGate;
import io.rounds.flink.UncheckpointedEntries;
import java.util.HashSet;
import java.util.Set;

/**
 * The chats that no complete checkpoint knows yet. Nothing is emitted of them: after a failure the tweets may arrive in
 * another order, a chat may then start with another tweet, and a document that the restored state does not know would stay
 * for ever.
 *
 * <p>It keeps no state. After a restore every chat in the state is known to a complete checkpoint, namely the restored one.
 *
 * <p>Not thread-safe.
 */
final class NewChats implements EmitGate {
    private final boolean isCheckpointed;
    private boolean isEnded;

    /** The tag of each, by id. */
    private final UncheckpointedEntries<String> tags = new UncheckpointedEntries<>((one, same) -> same);

    /** @param isCheckpointed whether the job makes checkpoints; where it does not, it cannot be restored and nothing waits */
    NewChats(boolean isCheckpointed) {
        this.isCheckpointed = isCheckpointed;
    }

    @Override
    public boolean isOpen(String tag, String id, boolean isNew) {
        if (!isCheckpointed || isEnded) {
            return true;
        }
        if (isNew) {
            tags.put(id, tag);
        }
        return !tags.contains(id);
    }

    @Override
    public void forget(String id) {
        tags.remove(id);
    }

    /** A checkpoint begins: its state is final. */
    void begin(long checkpointId) {
        tags.begin(checkpointId);
    }

    /** A checkpoint is complete; returns the tags whose chats may now be emitted. */
    Set<String> complete(long checkpointId) {
        return new HashSet<>(tags.complete(checkpointId));
    }

    /** A checkpoint failed: its chats wait for the next one. */
    void abort(long checkpointId) {
        tags.abort(checkpointId);
    }

    /** The input has ended. All tweets are known then, in whatever order they came. */
    void end() {
        isEnded = true;
    }
}
