package io.rounds.explorer.http;

import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Responses to requests that Jetty rejects before they are routed, for example ambiguous paths. */
public final class RefusedRequests implements Request.Handler {
    private static final int BAD_REQUEST = 400;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Problem problem = status == BAD_REQUEST
                ? Problem.of(
                        Problem.Code.BAD_PARAMETER,
                        "The URL is malformed",
                        "Percent-encode special characters; /api/ describes all requests.")
                : Problem.of(
                        Problem.Code.DEFECT,
                        "The request failed with status " + status,
                        "Try again; if it fails again, report it with the request.");
        response.setStatus(status < BAD_REQUEST ? problem.code().status() : status);
        SecurityHeaders.ALL.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        // Does not repeat the path: it was rejected because it cannot be trusted.
        byte[] body = Json.bytes(problem.json("").put("status", response.getStatus()));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
