package io.rounds.ingest.follow;

import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import java.nio.ByteBuffer;

/**
 * The tweets that were kept, by {@linkplain io.rounds.model.Fingerprint fingerprint}: later events that carry no hashtag,
 * such as a deletion or a repost on Bluesky, are recognised by them. The oldest are forgotten when it is full.
 */
public final class IdMemory {
    /** Half a million tweets are a year of a large community, in some 8 MiB. */
    public static final int STANDARD_CAPACITY = 1 << 19;

    private final int capacity;
    private final LongLinkedOpenHashSet ids = new LongLinkedOpenHashSet();

    /** @param capacity how many are remembered, 1 or more */
    public IdMemory(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("A memory holds at least one id");
        }
        this.capacity = capacity;
    }

    /** A memory of the standard capacity, with what another one held. */
    public static IdMemory of(byte[] bytes) {
        IdMemory memory = new IdMemory(STANDARD_CAPACITY);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.remaining() >= Long.BYTES) {
            memory.add(buffer.getLong());
        }
        return memory;
    }

    /** Remembers an id; one that is known already counts as new again. */
    public void add(long id) {
        if (!ids.addAndMoveToLast(id)) {
            return;
        }
        if (ids.size() > capacity) {
            ids.removeFirstLong();
        }
    }

    public boolean contains(long id) {
        return ids.contains(id);
    }

    public int size() {
        return ids.size();
    }

    /** All ids, oldest first, 8 bytes each. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(ids.size() * Long.BYTES);
        ids.forEach(buffer::putLong);
        return buffer.array();
    }
}
