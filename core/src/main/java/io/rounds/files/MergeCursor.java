package io.rounds.files;

import it.unimi.dsi.fastutil.objects.ObjectHeapPriorityQueue;
import java.io.IOException;
import java.util.List;

/** K-way merge: yields the smallest current record of several sorted cursors (a binary heap of cursors). */
final class MergeCursor implements RecordCursor {
    private final List<RecordCursor> sources;
    private final ObjectHeapPriorityQueue<RecordCursor> heap;
    private boolean started;

    MergeCursor(List<RecordCursor> sources) {
        this.sources = List.copyOf(sources);
        this.heap = new ObjectHeapPriorityQueue<>(Math.max(1, sources.size()), RecordCursor::compare);
    }

    @Override
    public boolean advance() throws IOException {
        if (!started) {
            started = true;
            for (RecordCursor source : sources) {
                if (source.advance()) {
                    heap.enqueue(source);
                }
            }
        } else if (!heap.isEmpty()) {
            if (heap.first().advance()) {
                heap.changed();
            } else {
                heap.dequeue().close();
            }
        }
        return !heap.isEmpty();
    }

    @Override
    public byte[] key() {
        return heap.first().key();
    }

    @Override
    public byte[] payload() {
        return heap.first().payload();
    }

    @Override
    public void close() throws IOException {
        closeAll(sources);
    }

    /** Closes every cursor even if one fails, and throws the first failure. */
    static void closeAll(List<RecordCursor> cursors) throws IOException {
        IOException failure = null;
        for (RecordCursor cursor : cursors) {
            try {
                cursor.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
