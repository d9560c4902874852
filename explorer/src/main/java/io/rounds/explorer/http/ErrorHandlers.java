package io.rounds.explorer.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every exception of a request into a problem response. */
public final class ErrorHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorHandlers.class);

    private ErrorHandlers() {}

    public static void register(RoutesConfig routes) {
        routes.exception(ProblemException.class, (problem, request) -> Responses.send(request, problem.problem()));
        routes.exception(HttpResponseException.class, ErrorHandlers::rejected);
        routes.exception(Exception.class, ErrorHandlers::failed);
    }

    /** Javalin found no route. */
    private static void rejected(HttpResponseException rejection, Context request) {
        Problem problem =
                switch (rejection.getStatus()) {
                    case 404 ->
                        Problem.of(
                                Problem.Code.NOT_FOUND,
                                "There is nothing at " + request.path(),
                                "The page is at /, the API is described at /api/.");
                    case 405 ->
                        Problem.of(
                                Problem.Code.METHOD_NOT_ALLOWED,
                                request.method() + " is not allowed at " + request.path(),
                                "Use GET: the API is read-only.");
                    default ->
                        Problem.of(
                                Problem.Code.BAD_PARAMETER,
                                String.valueOf(rejection.getMessage()),
                                "The API is described at /api/.");
                };
        Responses.send(request, problem);
    }

    private static void failed(Exception defect, Context request) {
        LOG.error("Cannot answer {}", request.path(), defect);
        Responses.send(
                request,
                Problem.of(
                        Problem.Code.DEFECT,
                        "The explorer failed; see its log",
                        "Try again; if it fails again, report it with the request and the log."));
    }
}
