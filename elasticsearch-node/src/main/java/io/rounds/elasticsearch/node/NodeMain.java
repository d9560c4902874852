package io.rounds.elasticsearch.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.action.admin.cluster.health.ClusterHealthResponse;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.transport.TransportAddress;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * The child process: one Elasticsearch node on the loopback address.
 *
 * <p>It prints {@link NodeHome#READY} and its address once it accepts requests, and stops when its standard input ends. The
 * operating system closes that pipe however the parent exits, even by {@code kill -9}, so the node never outlives it.
 */
public final class NodeMain {
    private static final String NAME = "rounds";
    private static final int RECOVERY_SECONDS = 60;
    private static final int CLOSE_SECONDS = 15;

    private NodeMain() {}

    /**
     * Runs the node until the end of standard input.
     *
     * @param args the home, the data folder, and the port: a number, 0 for any, or a range, of which the first free port is
     *     used
     */
    public static void main(String[] args) throws Exception {
        CountDownLatch inputEnded = new CountDownLatch(1);
        Thread watch = new Thread(() -> watchInput(inputEnded), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try (Node node = start(Path.of(args[0]), Path.of(args[1]), args[2])) {
            awaitShards(node);
            TransportAddress address = node.injector()
                    .getInstance(HttpServerTransport.class)
                    .boundAddress()
                    .publishAddress();
            System.out.println(NodeHome.READY + address);
            inputEnded.await();
            node.prepareForClose();
        }
        System.exit(0);
    }

    private static Node start(Path home, Path data, String port) throws Exception {
        LogConfigurator.setNodeName(NAME);
        LogConfigurator.configureESLogging();
        Path config = Files.createDirectories(data.resolve("config"));
        Settings settings = Settings.builder()
                .put("path.home", home)
                .put("path.data", data.resolve("data"))
                .put("path.logs", data.resolve("logs"))
                .put("cluster.name", NAME)
                .put("discovery.type", "single-node")
                .put("http.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.host", "127.0.0.1")
                .put("transport.port", "0")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("action.destructive_requires_name", false)
                .build();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), config, () -> NAME);
        // No module layers: they need a module path, and this server runs from a class path.
        PluginsLoader loader = PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(environment.modulesDir()),
                PluginsLoader.loadPluginsBundles(environment.pluginsDir()),
                Map.of(),
                false);
        return new Node(environment, loader).start();
    }

    /** Waits for the shards in the data directory: a node accepts requests before it has recovered them. */
    private static void awaitShards(Node node) {
        TimeValue limit = TimeValue.timeValueSeconds(RECOVERY_SECONDS);
        ClusterHealthResponse health = node.client()
                .admin()
                .cluster()
                .prepareHealth(limit)
                .setTimeout(limit)
                .setWaitForYellowStatus()
                .get();
        if (health.isTimedOut()) {
            System.err.println("some indices are not available: " + health.getStatus());
        }
    }

    private static void watchInput(CountDownLatch ended) {
        try {
            while (System.in.read() >= 0) {
                // The parent sends nothing; only the end of the input matters.
            }
        } catch (IOException e) {
            System.err.println("standard input failed, stopping: " + e);
        }
        ended.countDown();
        try {
            TimeUnit.SECONDS.sleep(CLOSE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A start or shutdown that takes longer hangs.
        Runtime.getRuntime().halt(1);
    }
}
