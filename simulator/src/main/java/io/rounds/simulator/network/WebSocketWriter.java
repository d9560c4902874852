package io.rounds.simulator.network;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The server's side of a WebSocket. See RFC 6455. */
final class WebSocketWriter {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final OutputStream out;

    private WebSocketWriter(OutputStream out) {
        this.out = out;
    }

    /** Answers the handshake, RFC 6455 section 4.2.2. */
    static WebSocketWriter accept(Request request, OutputStream out, @Nullable String protocol) throws IOException {
        String key = request.header("Sec-WebSocket-Key");
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(String.valueOf(key)) + "\r\n"
                + (protocol == null ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n") + "\r\n";
        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return new WebSocketWriter(out);
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    void text(byte[] message) throws IOException {
        frame(TEXT, message, message.length);
    }

    void binary(byte[] message) throws IOException {
        frame(BINARY, message, message.length);
    }

    /** Begins a message and sends only half of it. */
    void half(byte[] message) throws IOException {
        frame(TEXT, message, message.length / 2);
        out.flush();
    }

    void ping() throws IOException {
        frame(PING, new byte[0], 0);
        out.flush();
    }

    void close(int status) throws IOException {
        frame(CLOSE, new byte[] {(byte) (status >> 8), (byte) status}, 2);
        out.flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void frame(int opcode, byte[] message, int sent) throws IOException {
        out.write(0x80 | opcode);
        int length = message.length;
        if (length < 126) {
            out.write(length);
        } else if (length < 1 << 16) {
            out.write(126);
            out.write(length >> 8);
            out.write(length);
        } else {
            out.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) length >> shift));
            }
        }
        out.write(message, 0, sent);
    }
}
