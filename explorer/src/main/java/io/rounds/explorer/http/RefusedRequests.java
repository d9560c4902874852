package io.rounds.explorer.http;

import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Problems of requests that are refused before anybody looks at them, such as paths that lead out of what is served. */
final class RefusedRequests implements Request.Handler {
    private static final int BAD_REQUEST = 400;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Problem problem = status == BAD_REQUEST
                ? Problem.of(
                        Problem.Code.BAD_PARAMETER,
                        "The address cannot be read",
                        "Write what is no letter or digit as % and its code; what can be asked for is at /api/.")
                : Problem.of(
                        Problem.Code.DEFECT,
                        "The request ended with the status " + status,
                        "Try again; if it stays, report it with what you asked for.");
        response.setStatus(status < BAD_REQUEST ? problem.code().status() : status);
        SecurityHeaders.ALL.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        // What was asked for is not repeated: it was refused because it is not to be trusted.
        byte[] body = Json.bytes(problem.json("").put("status", response.getStatus()));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
