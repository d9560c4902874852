package io.rounds.explorer.exports;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * A file that is streamed to a client. Before its first byte, a failure becomes a problem response; after that it must
 * break the connection, since a file that ends early looks complete.
 */
public final class Download {
    private final Context request;
    private boolean begun;

    public Download(Context request) {
        this.request = request;
    }

    /** Opens the file for writing. Headers are sent with its first byte. */
    public OutputStream open(String contentType, String name) {
        return new FirstByte(contentType, "rounds-" + name);
    }

    /** Whether the response has begun, so that it can no longer become a problem response. */
    public boolean begun() {
        return begun;
    }

    /** Breaks the connection. */
    public void abort() {
        ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .close();
    }

    private final class FirstByte extends OutputStream {
        private final String contentType;
        private final String name;

        FirstByte(String contentType, String name) {
            this.contentType = contentType;
            this.name = name;
        }

        private OutputStream out() {
            if (!begun) {
                begun = true;
                request.contentType(contentType).header("Content-Disposition", "attachment; filename=\"" + name + '"');
            }
            return request.outputStream();
        }

        @Override
        public void write(int one) throws IOException {
            out().write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out().write(bytes, offset, length);
        }
    }
}
