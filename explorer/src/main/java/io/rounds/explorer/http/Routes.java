package io.rounds.explorer.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.rounds.explorer.answer.Answer;
import io.rounds.explorer.answer.AnswerCache;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.api.Resource;
import io.rounds.explorer.contract.ApiPage;
import io.rounds.explorer.contract.Contract;
import io.rounds.explorer.contract.Operation;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.exports.Download;
import io.rounds.explorer.exports.Exports;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of the API: one for each operation of the contract, and the contract itself as a page. */
public final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private static final String EVENTS = "/api/events";

    private final Contract contract;
    private final Map<String, Resource> resources;
    private final Exports exports;
    private final Consumer<SseClient> live;
    private final AnswerCache cache;
    private final AddEvent addEvent;

    /**
     * Routes that are not registered yet.
     *
     * @param resources by the {@code operationId} that each answers
     * @param live accepts clients that subscribe to events
     */
    public Routes(
            Contract contract,
            Map<String, Resource> resources,
            Exports exports,
            Consumer<SseClient> live,
            AnswerCache cache,
            AddEvent addEvent) {
        this.contract = contract;
        this.resources = Map.copyOf(resources);
        this.exports = exports;
        this.live = live;
        this.cache = cache;
        this.addEvent = addEvent;
    }

    /**
     * Registers all routes.
     *
     * @throws IllegalStateException if no resource answers an operation of the contract
     */
    public void register(RoutesConfig routes) {
        for (Operation operation : contract.operations()) {
            register(routes, operation);
        }
        routes.post(EVENTS, addEvent::handle);
        register(
                routes,
                "/api",
                Answer.of("text/html; charset=utf-8", ApiPage.of(contract).getBytes(UTF_8)));
    }

    private static void register(RoutesConfig routes, String path, Answer constant) {
        routes.get(path, request -> Responses.send(request, constant));
    }

    private void register(RoutesConfig routes, Operation operation) {
        String path = operation.path();
        switch (operation.id()) {
            case "live" -> routes.sse(path, live);
            case "openapiJson" -> register(routes, path, Answer.of(Answer.JSON, Json.bytes(contract.document())));
            case "openapiYaml" ->
                register(
                        routes,
                        path,
                        Answer.of(
                                "application/yaml; charset=utf-8",
                                contract.yaml().getBytes(UTF_8)));
            case "exportGraph" -> routes.get(path, request -> download(request, operation, exports::writeGraph));
            case "exportTable" -> routes.get(path, request -> download(request, operation, exports::writeTable));
            default -> {
                Resource resource = resources.get(operation.id());
                if (resource == null) {
                    throw new IllegalStateException("No resource answers the operation " + operation.id());
                }
                routes.get(path, request -> answer(request, operation, resource));
            }
        }
    }

    private void answer(Context request, Operation operation, Resource resource) {
        Parameters parameters = operation.validate(request.pathParamMap(), request.queryParamMap());
        Supplier<Answer> compute = () -> Answer.of(Answer.JSON, Json.bytes(resource.answer(parameters)));
        Responses.send(request, cache.get(operation.id() + parameters.key(), compute));
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writer {
        void write(Parameters parameters, Download download) throws IOException;
    }

    private static void download(Context request, Operation operation, Writer writer) {
        Parameters parameters = operation.validate(request.pathParamMap(), request.queryParamMap());
        Download download = new Download(request);
        try {
            writer.write(parameters, download);
        } catch (IOException | RuntimeException e) {
            if (download.begun()) {
                LOG.warn("The export {} broke off", request.path(), e);
                download.abort();
            } else if (e instanceof IOException unreachable) {
                throw Exports.unreachable(unreachable);
            } else {
                throw (RuntimeException) e;
            }
        }
    }
}
