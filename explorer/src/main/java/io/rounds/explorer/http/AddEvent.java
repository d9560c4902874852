package io.rounds.explorer.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.events.EventEditor;
import io.rounds.explorer.events.NewEvent;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds an event, the only request that writes. It needs a token, and it must come from the page itself or from no page at
 * all: the cookie is not sent with requests of other sites ({@code SameSite=Strict}), JSON cannot be sent by a form of
 * another site, and where a browser names the origin of a request, it must be this server.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html">OWASP
 *     on cross-site request forgery</a>
 */
public final class AddEvent {
    private static final Logger LOG = LoggerFactory.getLogger(AddEvent.class);
    private static final int MAX_BYTES = 16 << 10;
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final @Nullable EventEditor editor;

    /** @param editor null where nothing can be added */
    public AddEvent(@Nullable EventEditor editor) {
        this.editor = editor;
    }

    /** {@code Events} of the contract. */
    public ObjectNode json() {
        return Json.object().put("can_add", editor != null);
    }

    void handle(Context request) {
        if (editor == null) {
            throw problem(
                    Problem.Code.METHOD_NOT_ALLOWED,
                    "Events cannot be added here",
                    "Use 'rounds event add', or start 'rounds up' with a token for the page.");
        }
        checkOrigin(request);
        if (!"application/json".equals(mediaType(request)) || request.contentLength() > MAX_BYTES) {
            throw problem(
                    Problem.Code.BAD_PARAMETER,
                    "The request is not JSON of at most 16 KiB",
                    "Send the object NewEvent of the API's description as application/json.");
        }
        NewEvent event = NewEvent.parse(request.bodyAsBytes());
        try {
            editor.add(event);
        } catch (IllegalArgumentException e) {
            throw problem(Problem.Code.BAD_PARAMETER, String.valueOf(e.getMessage()), "Change it and try again.");
        } catch (IOException e) {
            LOG.error("The event #{} cannot be stored", event.tag(), e);
            throw problem(
                    Problem.Code.BUSY,
                    "The event cannot be stored (" + e.getMessage() + ")",
                    "Try again, or see the log.");
        }
        LOG.info("The event #{} was added on the page", event.tag());
        request.status(201)
                .contentType("application/json")
                .result(Json.bytes(Json.object()
                        .put("tag", event.tag())
                        .put("start", event.start().toString())
                        .put("end", event.end().toString())));
    }

    private static String mediaType(Context request) {
        String type = request.contentType();
        return type == null ? "" : type.replaceFirst(";.*", "").strip();
    }

    private static void checkOrigin(Context request) {
        String site = request.header("Sec-Fetch-Site");
        String origin = request.header("Origin");
        if ((site != null && !OWN_SITE.contains(site)) || (origin != null && !isOwn(origin, request.header("Host")))) {
            throw problem(
                    Problem.Code.FORBIDDEN,
                    "The request comes from another site",
                    "Add the event on this server's own page.");
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equals(host);
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static ProblemException problem(Problem.Code code, String detail, String advice) {
        return new ProblemException(code, detail, advice);
    }
}
