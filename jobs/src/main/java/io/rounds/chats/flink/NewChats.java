package io.rounds.chats.flink;

import io.rounds.chats.EmitGate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

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

    /** The tags of chats that are new since the last checkpoint began, by id. */
    private Map<String, String> fresh = new HashMap<>();

    /** The same, for checkpoints that have begun, but are not complete. */
    private final NavigableMap<Long, Map<String, String>> inCheckpoints = new TreeMap<>();

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
            fresh.put(id, tag);
        }
        return !fresh.containsKey(id) && inCheckpoints.values().stream().noneMatch(chats -> chats.containsKey(id));
    }

    @Override
    public void forget(String id) {
        fresh.remove(id);
    }

    /** The state that a checkpoint will contain is final. */
    void begin(long checkpointId) {
        inCheckpoints.put(checkpointId, fresh);
        fresh = new HashMap<>();
    }

    /** A checkpoint is complete; returns the tags whose chats may now be emitted. */
    Set<String> complete(long checkpointId) {
        NavigableMap<Long, Map<String, String>> known = inCheckpoints.headMap(checkpointId, true);
        Set<String> tags = new HashSet<>();
        known.values().forEach(chats -> tags.addAll(chats.values()));
        known.clear();
        return tags;
    }

    /** A checkpoint failed: its chats wait for the next one. */
    void abort(long checkpointId) {
        Map<String, String> chats = inCheckpoints.remove(checkpointId);
        if (chats != null) {
            fresh.putAll(chats);
        }
    }

    /** The input has ended. All tweets are known then, in whatever order they came. */
    void end() {
        isEnded = true;
    }
}
