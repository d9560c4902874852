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
 * Notifies all open pages of new data by server-sent events. Each client has its own queue and is disconnected when the
 * queue is full, so that a slow client does not delay the others.
 */
public final class Live implements AutoCloseable {
    private static final String STATUS = "status";
    private static final int MAX_CLIENTS = 500;
    private static final int MAX_QUEUED = 64;
    private static final int WRITERS = 4;

    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, Live::writer);

    private static Thread writer(Runnable work) {
        Thread thread = new Thread(work, "explorer-live");
        thread.setDaemon(true);
        return thread;
    }

    /** Adds a client and sends it the status. */
    public void open(SseClient connection, Monitor.Status known, ObjectNode status) {
        if (clients.size() >= MAX_CLIENTS) {
            throw new ProblemException(
                    Problem.Code.BUSY,
                    "Too many pages are connected",
                    "Reload the page from time to time, or try again later.");
        }
        Client client = new Client(connection);
        connection.keepAlive();
        connection.onClose(() -> clients.remove(client));
        clients.add(client);
        client.send(STATUS, notice(STATUS, known, status));
    }

    /** Sends an event of each type to all clients. */
    public void publish(Set<String> types, Monitor.Status known, ObjectNode status) {
        for (String type : types) {
            String data = notice(type, known, status);
            clients.forEach(client -> client.send(type, data));
        }
    }

    /** Keeps connections alive and detects those that are lost. */
    public void heartbeat() {
        clients.forEach(client -> client.send(null, ""));
    }

    private static String notice(String type, Monitor.Status known, ObjectNode status) {
        ObjectNode notice = Json.object().put("type", type);
        // All other types have the name of their index.
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
        private final Queue<Event> queue = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean writing = new AtomicBoolean();

        Client(SseClient connection) {
            this.connection = connection;
        }

        void send(@Nullable String type, String data) {
            queue.add(new Event(type, data));
            if (queue.size() > MAX_QUEUED) {
                close();
            } else {
                write();
            }
        }

        private void write() {
            if (queue.isEmpty() || !writing.compareAndSet(false, true)) {
                return;
            }
            try {
                writers.execute(this::drain);
            } catch (RejectedExecutionException e) {
                // The explorer is shutting down.
            }
        }

        private void drain() {
            try {
                for (Event event = queue.poll(); event != null; event = queue.poll()) {
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
