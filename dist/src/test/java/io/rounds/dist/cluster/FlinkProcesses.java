package io.rounds.dist.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.local.KafkaBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Flink with high availability: ZooKeeper, two job managers, of which one leads, and task managers with two slots each.
 * Jobs are submitted and stopped with Flink's command line, as by a person.
 */
final class FlinkProcesses implements AutoCloseable {
    /** Of one task manager. */
    static final int SLOTS = 2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "127.0.0.1";
    private static final String LEADS = "was granted leadership";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Pattern SUBMITTED = Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");
    private static final Pattern SAVED = Pattern.compile("Savepoint completed\\. Path: (\\S+)");

    private final Path folder;
    private final Path configuration;
    private final String classpath;
    private final ChildJvm zookeeper;
    private final Map<Integer, ChildJvm> jobManagers = new LinkedHashMap<>();
    private final Map<String, ChildJvm> taskManagers = new TreeMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private int named;

    /**
     * Starts all processes.
     *
     * @param libraries the folder with the jars of a node
     * @param state the state backend, {@code hashmap} or {@code rocksdb}
     */
    FlinkProcesses(Path folder, Path libraries, int taskManagers, String state) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.configuration = Files.createDirectories(folder.resolve("conf"));
        this.classpath = configuration.toString() + ':' + libraries.resolve("*");
        int port = KafkaBroker.freePort();
        Files.writeString(configuration.resolve("log4j2.xml"), """
                <Configuration status="error" shutdownHook="disable">
                  <Appenders>
                    <Console name="out"><PatternLayout pattern="%d{ISO8601} %-5p %c{1} %m%n"/></Console>
                  </Appenders>
                  <Loggers>
                    <Root level="info"><AppenderRef ref="out"/></Root>
                  </Loggers>
                </Configuration>
                """);
        Files.writeString(configuration.resolve("config.yaml"), settings(port, state));
        Path zoo = Files.writeString(folder.resolve("zoo.cfg"), """
                        tickTime=1000
                        dataDir=%s
                        clientPort=%d
                        clientPortAddress=%s
                        admin.enableServer=false
                        """.formatted(folder.resolve("zookeeper"), port, HOST));
        this.zookeeper = start(
                "zookeeper",
                "128m",
                "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain",
                List.of(zoo.toString()));
        startJobManager();
        startJobManager();
        for (int i = 0; i < taskManagers; i++) {
            startTaskManager();
        }
    }

    private String settings(int zookeeperPort, String state) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("high-availability.type", "zookeeper");
        settings.put("high-availability.zookeeper.quorum", HOST + ':' + zookeeperPort);
        settings.put("high-availability.zookeeper.client.session-timeout", "10 s");
        settings.put("high-availability.storageDir", folder.resolve("ha").toUri());
        settings.put("jobmanager.rpc.address", HOST);
        settings.put("jobmanager.bind-host", HOST);
        settings.put("rest.address", HOST);
        settings.put("rest.bind-address", HOST);
        settings.put("taskmanager.host", HOST);
        settings.put("taskmanager.bind-host", HOST);
        settings.put("taskmanager.numberOfTaskSlots", SLOTS);
        settings.put("taskmanager.cpu.cores", 1);
        settings.put("taskmanager.memory.task.heap.size", "256m");
        settings.put("taskmanager.memory.task.off-heap.size", "64m");
        settings.put("taskmanager.memory.framework.heap.size", "64m");
        settings.put("taskmanager.memory.framework.off-heap.size", "64m");
        settings.put("taskmanager.memory.network.min", "64m");
        settings.put("taskmanager.memory.network.max", "64m");
        settings.put("taskmanager.memory.managed.size", "128m");
        settings.put("taskmanager.memory.jvm-metaspace.size", "192m");
        settings.put("taskmanager.memory.jvm-overhead.min", "64m");
        settings.put("taskmanager.memory.jvm-overhead.max", "64m");
        settings.put("state.backend.type", state);
        settings.put("execution.checkpointing.incremental", true);
        settings.put("execution.checkpointing.interval", "1 s");
        settings.put(
                "execution.checkpointing.dir", folder.resolve("checkpoints").toUri());
        settings.put("heartbeat.interval", "2 s");
        settings.put("heartbeat.timeout", "20 s");
        settings.put("restart-strategy.type", "exponential-delay");
        settings.put("restart-strategy.exponential-delay.initial-backoff", "1 s");
        settings.put("restart-strategy.exponential-delay.max-backoff", "10 s");
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + ": " + setting.getValue() + '\n')
                .collect(Collectors.joining());
    }

    private ChildJvm start(String name, String heap, String main, List<String> args) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap, "-Dzookeeper.admin.enableServer=false"));
        options.addAll(Arrays.asList(System.getProperty("rounds.flink.jvm.args").split(" ")));
        return ChildJvm.start(
                name, folder, Map.of("FLINK_CONF_DIR", configuration.toString()), classpath, options, main, args);
    }

    /** Starts a job manager, which leads if there is no other. */
    void startJobManager() throws IOException {
        int port = KafkaBroker.freePort();
        String name = "jobmanager-" + ++named;
        // It does not take ports from its command line.
        Path own = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                own.resolve("config.yaml"),
                Files.readString(configuration.resolve("config.yaml")) + "rest.port: " + port + "\nrest.bind-port: "
                        + port + '\n');
        jobManagers.put(
                port,
                start(
                        name,
                        "256m",
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        List.of("--configDir", own.toString())));
    }

    void startTaskManager() throws IOException {
        String name = "taskmanager-" + ++named;
        taskManagers.put(
                name,
                start(
                        name,
                        "320m",
                        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                        List.of("--configDir", configuration.toString(), "-D", "taskmanager.resource-id=" + name)));
    }

    /** Kills the job manager that leads. */
    void killLeader() throws IOException, InterruptedException {
        for (Map.Entry<Integer, ChildJvm> manager : jobManagers.entrySet()) {
            if (manager.getValue().output().contains(LEADS)) {
                manager.getValue().kill();
                jobManagers.remove(manager.getKey());
                return;
            }
        }
        throw new IllegalStateException("no job manager leads");
    }

    /** Kills a task manager that has a subtask of the job. */
    void killTaskManager(String job) throws IOException, InterruptedException {
        String vertex = ask("/jobs/" + job).path("vertices").path(0).path("id").asText();
        String name = ask("/jobs/" + job + "/vertices/" + vertex)
                .path("subtasks")
                .path(0)
                .path("taskmanager-id")
                .asText();
        ChildJvm killed = taskManagers.remove(name);
        if (killed == null) {
            throw new IllegalStateException("the job runs on " + name + ", not on one of " + taskManagers.keySet());
        }
        killed.kill();
    }

    /** The answer of the first job manager that answers; a missing node if none does. */
    JsonNode ask(String path) throws InterruptedException {
        for (int port : jobManagers.keySet()) {
            try {
                HttpResponse<byte[]> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://" + HOST + ':' + port + path))
                                .timeout(ANSWER_LIMIT)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    return JSON.readTree(answer.body());
                }
            } catch (IOException e) {
                // It does not lead yet, or is being started.
            }
        }
        return JSON.missingNode();
    }

    /** Whether there are as many slots as task managers that live offer. */
    boolean hasAllSlots() throws InterruptedException {
        return ask("/overview").path("slots-total").asInt() == taskManagers.size() * SLOTS;
    }

    /** Whether all subtasks of a job run: then it has no vertex in another state. */
    boolean runs(String job) throws InterruptedException {
        JsonNode found = ask("/jobs/" + job);
        int vertices = found.path("vertices").size();
        return found.path("state").asText().equals("RUNNING")
                && vertices > 0
                && found.path("status-counts").path("RUNNING").asInt() == vertices;
    }

    /** The checkpoint that was completed last: its number, bytes and milliseconds. */
    JsonNode checkpoint(String job) throws InterruptedException {
        return ask("/jobs/" + job + "/checkpoints").path("latest").path("completed");
    }

    /** Runs {@code flink ARGS...} and returns what it wrote. */
    private String flink(List<String> args) throws IOException, InterruptedException {
        ChildJvm client = start("client-" + ++named, "256m", "org.apache.flink.client.cli.CliFrontend", args);
        if (client.await() != 0) {
            throw new IOException("flink " + String.join(" ", args) + " failed: " + client.output());
        }
        return client.output();
    }

    private static String match(Pattern pattern, String output) throws IOException {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new IOException("no line such as " + pattern + " in: " + output);
        }
        return found.group(1);
    }

    /**
     * Submits the job of a jar.
     *
     * @param options of {@code flink run}, for example {@code -s} and a savepoint
     * @return its id
     */
    String submit(Path jar, String main, int parallelism, List<String> options, List<String> args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("run", "-d", "-p", Integer.toString(parallelism)));
        command.addAll(options);
        command.addAll(List.of("-c", main, jar.toString()));
        command.addAll(args);
        return match(SUBMITTED, flink(command));
    }

    /** Stops a job with a savepoint, and returns its address. */
    String stop(String job) throws IOException, InterruptedException {
        return match(
                SAVED,
                flink(List.of(
                        "stop",
                        "--savepointPath",
                        folder.resolve("savepoints").toUri().toString(),
                        job)));
    }

    void cancel(String job) throws IOException, InterruptedException {
        flink(List.of("cancel", job));
    }

    @Override
    public void close() {
        taskManagers.values().forEach(ChildJvm::close);
        jobManagers.values().forEach(ChildJvm::close);
        zookeeper.close();
    }
}
