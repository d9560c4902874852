package io.rounds.simulator.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server of HTTP/1.1 on 127.0.0.1, one thread for each connection. It works on plain sockets, so that a handler can send
 * half a frame, fall silent or cut the connection.
 */
public final class LocalServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        /** Writes the whole answer; the connection is closed if this throws. */
        void handle(Request request, Exchange exchange) throws IOException, InterruptedException;
    }

    /** The two directions of a connection. */
    public record Exchange(InputStream in, OutputStream out, Socket socket) {
        /** Sends an answer with a body; the connection stays open. */
        public void answer(int status, String type, byte[] body, Map<String, String> headers) throws IOException {
            StringBuilder head =
                    new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(reason(status));
            head.append("\r\nContent-Type: ")
                    .append(type)
                    .append("\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
        }

        /** Sends JSON. */
        public void json(int status, String json) throws IOException {
            answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        private static String reason(int status) {
            return switch (status) {
                case 200 -> "OK";
                case 400 -> "Bad Request";
                case 401 -> "Unauthorized";
                case 403 -> "Forbidden";
                case 404 -> "Not Found";
                case 429 -> "Too Many Requests";
                case 503 -> "Service Unavailable";
                default -> "Status";
            };
        }
    }

    private LocalServer(ServerSocket socket, Handler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     */
    public static LocalServer start(int port, Handler handler) throws IOException {
        LocalServer server = new LocalServer(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), handler);
        daemon("network-" + server.port(), server::accept);
        return server;
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                daemon("network-" + port() + "-connection", () -> serve(connection));
            } catch (IOException e) {
                if (!closed) {
                    complaints.add("the server stopped accepting: " + e);
                }
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            Exchange exchange = new Exchange(
                    new BufferedInputStream(connection.getInputStream()),
                    new BufferedOutputStream(connection.getOutputStream(), 1 << 16),
                    connection);
            for (Request request = Request.read(exchange.in());
                    request != null && !connection.isClosed();
                    request = Request.read(exchange.in())) {
                handler.handle(request, exchange);
            }
        } catch (IOException | RuntimeException e) {
            // The client is gone, or a fault cut the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    /** The port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Notes that a client does what a real server refuses. */
    public void complain(String sentence) {
        complaints.add(sentence);
    }

    /** What clients did wrong; empty if all is right. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Cuts all connections; new ones are accepted. */
    public void cut() {
        for (Socket connection : connections) {
            try {
                connection.setSoLinger(true, 0);
                connection.close();
            } catch (IOException e) {
                // It was closed already.
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
        cut();
    }
}
