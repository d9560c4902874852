package io.rounds.explorer.exports;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * A file on its way to a client. Until its first byte, everything may still become a problem; after that the only honest
 * end of a failure is a broken connection, since a file that stops early looks complete.
 */
final class Download {
    private final Context request;
    private boolean begun;

    Download(Context request) {
        this.request = request;
    }

    /** Where to write the file. Nothing is sent before the first byte. */
    OutputStream open(String contentType, String name) {
        return new FirstByte(contentType, "rounds-" + name);
    }

    /** Whether something was sent, so that the answer cannot be another one any more. */
    boolean begun() {
        return begun;
    }

    /** Breaks the connection. */
    void abort() {
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
