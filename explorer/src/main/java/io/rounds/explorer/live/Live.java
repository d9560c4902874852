package io.rounds.explorer.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.sse.SseClient;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tells all open pages what is new, by server-sent events. A page that does not take its notices holds up nobody: each has
 * a queue of its own, and is let go when that is full.
 */
final class Live implements AutoCloseable {
    private static final String STATUS = "status";
    private static final int MOST_CLIENTS = 500;
    private static final int MOST_WAITING = 64;
    private static final int WRITERS = 4;

    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, Live::writer);

    private static Thread writer(Runnable work) {
        Thread thread = new Thread(work, "explorer-live");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes one more page; it is told the status at once. */
    void open(SseClient connection, Monitor.Status known, ObjectNode status) {
        if (clients.size() >= MOST_CLIENTS) {
            throw new ProblemException(
                    Problem.Code.BUSY, "Too many pages listen", "Reload now and then instead, or try again later.");
        }
        Client client = new Client(connection);
        connection.keepAlive();
        connection.onClose(() -> clients.remove(client));
        clients.add(client);
        client.send(STATUS, notice(STATUS, known, status));
    }

    /** Tells everybody. */
    void tell(Set<String> types, Monitor.Status known, ObjectNode status) {
        for (String type : types) {
            String data = notice(type, known, status);
            clients.forEach(client -> client.send(type, data));
        }
    }

    /** Shows that the connection is still there, to both ends. */
    void heartbeat() {
        clients.forEach(client -> client.send(null, ""));
    }

    private static String notice(String type, Monitor.Status known, ObjectNode status) {
        ObjectNode notice = Json.object().put("type", type);
        // All other types are called as their index is.
        notice.set("newest", Json.time(known.newest(type.equals(STATUS) ? Indices.TWEETS : type)));
        notice.set("status", status);
        return notice.toString();
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
        writers.shutdownNow();
    }

    private record Event(@Nullable String type, String data) {}

    private final class Client {
        private final SseClient connection;
        private final Queue<Event> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean writing = new AtomicBoolean();

        Client(SseClient connection) {
            this.connection = connection;
        }

        void send(@Nullable String type, String data) {
            waiting.add(new Event(type, data));
            if (waiting.size() > MOST_WAITING) {
                close();
            } else {
                write();
            }
        }

        private void write() {
            if (waiting.isEmpty() || !writing.compareAndSet(false, true)) {
                return;
            }
            try {
                writers.execute(this::drain);
            } catch (RejectedExecutionException e) {
                // The explorer is ending.
            }
        }

        private void drain() {
            try {
                for (Event event = waiting.poll(); event != null; event = waiting.poll()) {
                    if (event.type() == null) {
                        connection.sendComment("alive");
                    } else {
                        connection.sendEvent(event.type(), event.data());
                    }
                }
            } finally {
                writing.set(false);
            }
            if (connection.terminated()) {
                close();
            } else {
                write();
            }
        }

        void close() {
            clients.remove(this);
            connection.close();
        }
    }
}
