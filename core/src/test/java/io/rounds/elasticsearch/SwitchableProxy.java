package io.rounds.elasticsearch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An address on 127.0.0.1 that forwards connections to a local port that tests switch, or to none. */
public final class SwitchableProxy implements Closeable {
    private static final int NOWHERE = 0;

    private final ServerSocket server;
    private volatile int target = NOWHERE;

    public SwitchableProxy() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public void forwardTo(int port) {
        target = port;
    }

    public void disconnect() {
        target = NOWHERE;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // The client sees its connection closed; that is what this proxy is for.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        int port = target;
        if (port == NOWHERE) {
            client.close();
            return;
        }
        try {
            Socket node = new Socket(InetAddress.getLoopbackAddress(), port);
            daemon(() -> copy(client, node));
            daemon(() -> copy(node, client));
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One side has gone, so the other one goes too.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
