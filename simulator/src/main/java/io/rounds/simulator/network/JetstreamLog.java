package io.rounds.simulator.network;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events of a Jetstream, in the order in which it sends them. Thread-safe.
 *
 * <p>An event has a sequence number, from 1 on, and a time in microseconds; both only grow.
 */
public final class JetstreamLog {
    private final List<Event> events = new ArrayList<>();
    private long first;

    /**
     * An event.
     *
     * @param sequence its number
     * @param micros its time, microseconds since 1970
     * @param did whose it is
     * @param revision the repository's revision
     * @param operation create, update or delete
     * @param record JSON; null for deletions
     */
    public record Event(
            long sequence,
            long micros,
            String did,
            String revision,
            String operation,
            String collection,
            String rkey,
            @Nullable String record) {

        private String time() {
            return java.time.Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000)
                    .toString();
        }

        private String content() {
            return record == null ? "" : ",\"record\":" + record + ",\"cid\":\"bafyreif" + sequence + '"';
        }

        byte[] version1() {
            return ("{\"did\":\"" + did + "\",\"time_us\":" + micros + ",\"kind\":\"commit\",\"commit\":{\"rev\":\""
                            + revision + "\",\"operation\":\"" + operation + "\",\"collection\":\"" + collection
                            + "\",\"rkey\":\"" + rkey + '"' + content() + "}}")
                    .getBytes(StandardCharsets.UTF_8);
        }

        byte[] version2() {
            return ("{\"$type\":\"message\",\"payload\":{\"$type\":\"network.bsky.jetstream.subscribeEvents#commit\",\"seq\":"
                            + sequence + ",\"did\":\"" + did + "\",\"time\":\"" + time() + "\",\"rev\":\"" + revision
                            + "\",\"operation\":\"" + operation + "\",\"collection\":\"" + collection + "\",\"rkey\":\""
                            + rkey + '"' + content() + "}}")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Adds an event with the next number. */
    public synchronized Event add(
            long micros,
            String did,
            String revision,
            String operation,
            String collection,
            String rkey,
            @Nullable String record) {
        Event event = new Event(first + events.size() + 1, micros, did, revision, operation, collection, rkey, record);
        events.add(event);
        notifyAll();
        return event;
    }

    /** Drops the oldest events, as a server whose history does not reach further back. */
    public synchronized void dropBefore(long sequence) {
        int dropped = (int) Math.max(0, Math.min(events.size(), sequence - 1 - first));
        events.subList(0, dropped).clear();
        first += dropped;
    }

    /** The number of the oldest event it has; the next one's if it has none. */
    public synchronized long oldest() {
        return first + 1;
    }

    /** How many events were added. */
    public synchronized long size() {
        return first + events.size();
    }

    /** The number of the first event at or after a time. */
    public synchronized long at(long micros) {
        for (Event event : events) {
            if (event.micros >= micros) {
                return event.sequence;
            }
        }
        return first + events.size() + 1;
    }

    /** Waits for an event; null if it does not come in time. */
    synchronized @Nullable Event await(long sequence, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (sequence > first + events.size() && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        int index = (int) (Math.max(sequence, first + 1) - 1 - first);
        return index < events.size() ? events.get(index) : null;
    }
}
