package io.rounds.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.rounds.communities.Communities;
import io.rounds.explorer.answer.Answer;
import io.rounds.explorer.answer.AnswerCache;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.api.ChatResource;
import io.rounds.explorer.api.ChatsResource;
import io.rounds.explorer.api.CommunitiesResource;
import io.rounds.explorer.api.LinkResource;
import io.rounds.explorer.api.LinksResource;
import io.rounds.explorer.api.NewestWindow;
import io.rounds.explorer.api.Resource;
import io.rounds.explorer.api.SourceClasses;
import io.rounds.explorer.api.SourceResource;
import io.rounds.explorer.api.SourcesResource;
import io.rounds.explorer.api.StatusResource;
import io.rounds.explorer.api.TopicResource;
import io.rounds.explorer.api.TranscriptResource;
import io.rounds.explorer.api.TrendsResource;
import io.rounds.explorer.api.TweetsResource;
import io.rounds.explorer.contract.ApiPage;
import io.rounds.explorer.contract.Contract;
import io.rounds.explorer.contract.Operation;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.exports.Download;
import io.rounds.explorer.exports.Exports;
import io.rounds.explorer.http.RateLimit;
import io.rounds.explorer.http.RefusedRequests;
import io.rounds.explorer.http.SecurityHeaders;
import io.rounds.explorer.http.Token;
import io.rounds.explorer.live.Live;
import io.rounds.explorer.live.Monitor;
import io.rounds.explorer.store.Store;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server: the API as {@link Contract} has it, the page, and what both need to be safe. Serves from {@link #start} on
 * until it is closed.
 */
public final class Explorer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Explorer.class);

    private static final String API = "/api/";
    private static final String WEB = "/io/rounds/explorer/web";
    private static final int CACHED_ANSWERS = 256;
    private static final int LOOK_MILLIS = 2_000;
    private static final int HEARTBEAT_MILLIS = 10_000;
    private static final String UNTIL_RETRY = "2";

    private final ExplorerOptions options;
    private final Clock clock;
    private final Store store;
    private final Exports exports;
    private final Monitor monitor;
    private final StatusResource status;
    private final Live live = new Live();
    private final AnswerCache cache;
    private final RateLimit rateLimit;
    private final Token token;
    private final Contract contract = Contract.load();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(Explorer::clockwork);
    private final Javalin server;

    private Explorer(ExplorerOptions options, Clock clock) throws IOException {
        this.options = options;
        this.clock = clock;
        this.store = new Store(options.elasticsearch());
        this.exports = new Exports(options.elasticsearch());
        this.monitor = new Monitor(store, clock, options.stalledAfter(), this::tell);
        this.status = new StatusResource(monitor, clock, options.version());
        this.cache = new AnswerCache(clock, CACHED_ANSWERS);
        this.rateLimit = new RateLimit(options.requestsPerSecond(), clock);
        this.token = new Token(options.token());
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts to serve; Elasticsearch need not be there yet.
     *
     * @throws IOException when it cannot listen at that address and port, or a certificate cannot be read
     */
    public static Explorer start(ExplorerOptions options, Clock clock) throws IOException {
        Explorer explorer = new Explorer(options, clock);
        try {
            explorer.monitor.run();
            explorer.server.start(options.bind(), options.port());
            explorer.every(LOOK_MILLIS, explorer::look);
            explorer.every(HEARTBEAT_MILLIS, explorer.live::heartbeat);
            return explorer;
        } catch (RuntimeException e) {
            explorer.close();
            throw new IOException(
                    "The explorer cannot listen at " + options.bind() + " port " + options.port()
                            + ": take another address or port",
                    e);
        }
    }

    private static Thread clockwork(Runnable work) {
        Thread thread = new Thread(work, "explorer-clockwork");
        thread.setDaemon(true);
        return thread;
    }

    private void every(int millis, Runnable work) {
        // Ends with the clockwork.
        Future<?> unused = clockwork.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Where the page is. */
    public URI address() {
        String host = options.bind().contains(":") ? '[' + options.bind() + ']' : options.bind();
        return URI.create("http://" + host + ':' + server.port() + '/');
    }

    private void look() {
        try {
            monitor.run();
        } catch (RuntimeException e) {
            // The clockwork would stop for good; the next look may go well.
            LOG.warn("cannot look what is new", e);
        }
    }

    private void tell(Set<String> types) {
        live.tell(types, monitor.status(), status.json());
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.staticFiles.add(WEB, Location.CLASSPATH);
        config.staticFiles.enableWebjars();
        config.jetty.modifyHttpConfiguration(Explorer::configureHttp);
        config.jetty.modifyServletContextHandler(Explorer::configureServlets);
        config.jetty.modifyServer(server -> server.setErrorHandler(new RefusedRequests()));
        RoutesConfig routes = config.routes;
        routes.before(SecurityHeaders::set);
        routes.before(API + '*', this::guard);
        Map<String, Resource> resources = resources();
        for (Operation operation : contract.operations()) {
            route(routes, operation, resources);
        }
        Answer page = Answer.of("text/html; charset=utf-8", ApiPage.of(contract).getBytes(UTF_8));
        routes.get("/api", request -> send(request, page));
        routes.exception(ProblemException.class, (problem, request) -> send(request, problem.problem()));
        routes.exception(HttpResponseException.class, Explorer::refuse);
        routes.exception(Exception.class, Explorer::fail);
    }

    private void route(RoutesConfig routes, Operation operation, Map<String, Resource> resources) {
        String path = operation.path();
        switch (operation.id()) {
            case "live" -> routes.sse(path, client -> live.open(client, monitor.status(), status.json()));
            case "openapiJson" -> {
                Answer json = Answer.of(Answer.JSON, Json.bytes(contract.document()));
                routes.get(path, request -> send(request, json));
            }
            case "openapiYaml" -> {
                Answer yaml = Answer.of(
                        "application/yaml; charset=utf-8", contract.yaml().getBytes(UTF_8));
                routes.get(path, request -> send(request, yaml));
            }
            case "exportGraph" -> routes.get(path, request -> download(request, operation, exports::writeGraph));
            case "exportTable" -> routes.get(path, request -> download(request, operation, exports::writeTable));
            default -> {
                Resource resource = resources.get(operation.id());
                if (resource == null) {
                    throw new IllegalStateException("nothing answers " + operation.id());
                }
                routes.get(path, request -> answer(request, operation, resource));
            }
        }
    }

    private static void configureHttp(HttpConfiguration http) {
        http.setSendServerVersion(false);
        // An id of a source may hold a slash, which stands as %2F in a path.
        http.setUriCompliance(UriCompliance.from("DEFAULT,AMBIGUOUS_PATH_SEPARATOR"));
    }

    private static void configureServlets(ServletContextHandler handler) {
        handler.getServletHandler().setDecodeAmbiguousURIs(true);
        handler.setErrorHandler(new RefusedRequests());
    }

    private Map<String, Resource> resources() {
        Communities communities = Communities.load();
        SourceClasses classes = new SourceClasses();
        NewestWindow newestWindow = new NewestWindow(store, monitor);
        Map<String, Resource> resources = new HashMap<>();
        resources.put("status", status);
        resources.put("communities", new CommunitiesResource(store, communities));
        resources.put("trends", new TrendsResource(store, newestWindow));
        resources.put("topic", new TopicResource(store, newestWindow, communities, contract.fields("TrendPoint")));
        resources.put("links", new LinksResource(store));
        resources.put("link", new LinkResource(store));
        resources.put("graph", exports::graph);
        resources.put("sources", new SourcesResource(store, classes));
        resources.put("sourceClasses", classes);
        resources.put("source", new SourceResource(store, classes));
        resources.put("chats", new ChatsResource(store, monitor, clock, options.events(), contract.fields("ChatHead")));
        resources.put("chat", new ChatResource(store));
        resources.put("transcript", new TranscriptResource(store));
        resources.put("tweets", new TweetsResource(store));
        return resources;
    }

    /** What holds for every request to the API. */
    private void guard(Context request) {
        if (!rateLimit.allows(request.ip())) {
            throw new ProblemException(
                    Problem.Code.TOO_MANY_REQUESTS,
                    "More than " + options.requestsPerSecond() + " requests per second came from " + request.ip(),
                    "Wait for as many seconds as Retry-After says, and ask less often.");
        }
        token.check(request);
    }

    private void answer(Context request, Operation operation, Resource resource) {
        Parameters parameters = operation.check(request.pathParamMap(), request.queryParamMap());
        Supplier<Answer> make = () -> Answer.of(Answer.JSON, Json.bytes(resource.answer(parameters)));
        send(request, cache.get(operation.id() + parameters.key(), make));
    }

    /** Something that writes a file. */
    @FunctionalInterface
    private interface Writer {
        void write(Parameters parameters, Download download) throws IOException;
    }

    private static void download(Context request, Operation operation, Writer writer) {
        Parameters parameters = operation.check(request.pathParamMap(), request.queryParamMap());
        Download download = new Download(request);
        try {
            writer.write(parameters, download);
        } catch (IOException | RuntimeException e) {
            if (download.begun()) {
                LOG.warn("an export of {} broke off", request.path(), e);
                download.abort();
            } else if (e instanceof IOException unreachable) {
                throw Exports.unreachable(unreachable);
            } else {
                throw (RuntimeException) e;
            }
        }
    }

    private static void send(Context request, Answer answer) {
        request.header("ETag", answer.etag());
        String known = request.header("If-None-Match");
        if (known != null && answer.matches(known)) {
            request.status(304);
            return;
        }
        request.contentType(answer.contentType()).result(answer.body());
    }

    private static void send(Context request, Problem problem) {
        if (problem.code().status() == 429 || problem.code().status() == 503) {
            request.header("Retry-After", UNTIL_RETRY);
        }
        request.status(problem.code().status())
                .contentType(Problem.CONTENT_TYPE)
                .result(Json.bytes(problem.json(request.path())));
    }

    /** What Javalin itself refuses. */
    private static void refuse(HttpResponseException refused, Context request) {
        Problem problem =
                switch (refused.getStatus()) {
                    case 404 ->
                        Problem.of(
                                Problem.Code.NOT_FOUND,
                                "There is nothing at " + request.path(),
                                "The page is at /, what can be asked for is at /api/.");
                    case 405 ->
                        Problem.of(
                                Problem.Code.METHOD_NOT_ALLOWED,
                                request.method() + " is not possible at " + request.path(),
                                "Use GET: nothing can be changed here.");
                    default ->
                        Problem.of(
                                Problem.Code.BAD_PARAMETER,
                                String.valueOf(refused.getMessage()),
                                "What can be asked for is at /api/.");
                };
        send(request, problem);
    }

    private static void fail(Exception defect, Context request) {
        LOG.error("cannot answer {}", request.path(), defect);
        send(
                request,
                Problem.of(
                        Problem.Code.DEFECT,
                        "The explorer failed; its log says more",
                        "Try again; if it stays, report it with what you asked for and the log."));
    }

    /** Ends the server and lets all pages go. A second call does nothing. */
    @Override
    public void close() throws IOException {
        clockwork.shutdownNow();
        live.close();
        server.stop();
        exports.close();
        store.close();
    }
}
