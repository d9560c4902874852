package io.rounds.explorer;

import com.github.benmanes.caffeine.cache.Ticker;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.staticfiles.Location;
import io.rounds.explorer.answer.AnswerCache;
import io.rounds.explorer.api.Resource;
import io.rounds.explorer.api.Resources;
import io.rounds.explorer.api.StatusResource;
import io.rounds.explorer.contract.Contract;
import io.rounds.explorer.events.EventEditor;
import io.rounds.explorer.exports.Exports;
import io.rounds.explorer.http.AddEvent;
import io.rounds.explorer.http.ErrorHandlers;
import io.rounds.explorer.http.RefusedRequests;
import io.rounds.explorer.http.RequestGuard;
import io.rounds.explorer.http.Routes;
import io.rounds.explorer.http.SecurityHeaders;
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
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the page and of the API. It serves from {@link #start} until it is closed. */
public final class Explorer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Explorer.class);

    private static final String WEB = "/io/rounds/explorer/web";
    private static final int MAX_CACHED_ANSWERS = 256;
    private static final int POLL_MILLIS = 2_000;
    private static final int HEARTBEAT_MILLIS = 10_000;

    private final ExplorerOptions options;
    private final Store store;
    private final Exports exports;
    private final Monitor monitor;
    private final StatusResource status;
    private final Live live = new Live();
    private final RequestGuard guard;
    private final Routes routes;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(Explorer::thread);
    private final Javalin server;

    private Explorer(ExplorerOptions options, @Nullable EventEditor editor, Clock clock) throws IOException {
        Contract contract = Contract.load();
        this.options = options;
        this.store = new Store(options.elasticsearch());
        this.exports = new Exports(options.elasticsearch());
        this.monitor = new Monitor(store, clock, options.stalledAfter(), contract.liveEventTypes(), this::publish);
        this.status = new StatusResource(monitor, clock, options.version());
        this.guard = new RequestGuard(options.requestsPerSecond(), options.token(), clock);
        Map<String, Resource> resources =
                new HashMap<>(Resources.create(contract, store, monitor, options.events(), clock));
        resources.put("status", status);
        resources.put("graph", exports::graph);
        AddEvent addEvent = new AddEvent(options.token() == null ? null : editor);
        resources.put("events", parameters -> addEvent.json());
        AnswerCache cache = new AnswerCache(Ticker.systemTicker(), MAX_CACHED_ANSWERS);
        this.routes = new Routes(contract, resources, exports, this::subscribe, cache, addEvent);
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts to serve. Elasticsearch need not run yet.
     *
     * @throws IOException if the address or port is not available, or a certificate cannot be read
     */
    public static Explorer start(ExplorerOptions options, Clock clock) throws IOException {
        return start(options, null, clock);
    }

    /**
     * Starts to serve, as {@link #start(ExplorerOptions, Clock)} does.
     *
     * @param editor takes in events that are added on the page, which needs a token; null where none can be added
     */
    public static Explorer start(ExplorerOptions options, @Nullable EventEditor editor, Clock clock)
            throws IOException {
        Explorer explorer = new Explorer(options, editor, clock);
        try {
            explorer.monitor.run();
            explorer.server.start(options.bind(), options.port());
            explorer.schedule(POLL_MILLIS, explorer::poll);
            explorer.schedule(HEARTBEAT_MILLIS, explorer.live::heartbeat);
            return explorer;
        } catch (RuntimeException e) {
            explorer.close();
            throw new IOException(
                    "The explorer cannot listen at " + options.bind() + " port " + options.port()
                            + ": choose another address or port",
                    e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "explorer-scheduler");
        thread.setDaemon(true);
        return thread;
    }

    private void schedule(int millis, Runnable work) {
        // Ends with the scheduler.
        Future<?> unused = scheduler.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** The URL of the page. */
    public URI address() {
        String host = options.bind().contains(":") ? '[' + options.bind() + ']' : options.bind();
        return URI.create("http://" + host + ':' + server.port() + '/');
    }

    private void poll() {
        try {
            monitor.run();
        } catch (RuntimeException e) {
            // An exception would cancel all further polls.
            LOG.warn("Cannot poll Elasticsearch for new data", e);
        }
    }

    private void publish(Set<String> types) {
        live.publish(types, monitor.status(), status.json());
    }

    private void subscribe(SseClient client) {
        live.open(client, monitor.status(), status.json());
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
        config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new RefusedRequests()));
        config.routes.before(SecurityHeaders::set);
        config.routes.before("/api/*", guard::check);
        config.routes.get("/health", Explorer::health);
        routes.register(config.routes);
        ErrorHandlers.register(config.routes);
    }

    /** That the server answers, for whoever restarts it otherwise: whether Elasticsearch does is in {@code /api/status}. */
    private static void health(Context context) {
        context.contentType("text/plain").result("ok\n");
    }

    private static void configureHttp(HttpConfiguration http) {
        http.setSendServerVersion(false);
        // The id of a source may contain a slash, which is %2F in a path.
        http.setUriCompliance(UriCompliance.from("DEFAULT,AMBIGUOUS_PATH_SEPARATOR"));
    }

    private static void configureServlets(ServletContextHandler handler) {
        handler.getServletHandler().setDecodeAmbiguousURIs(true);
        handler.setErrorHandler(new RefusedRequests());
    }

    /** Stops the server and disconnects all pages. A second call does nothing. */
    @Override
    public void close() throws IOException {
        scheduler.shutdownNow();
        live.close();
        server.stop();
        exports.close();
        store.close();
    }
}
