package io.rounds.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rounds.cli.Rounds;
import io.rounds.simulator.SimulatedFiles;
import io.rounds.simulator.SimulatorOptions;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked where nothing else of Rounds is, with no other programs on the path than its launcher needs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArchiveIT {
    private static final String VERSION = System.getProperty("rounds.version");
    private static final Path DIST = Path.of(System.getProperty("rounds.dist"));
    private static final Path SERVER =
            DIST.resolve("../../elasticsearch-node/target/home").normalize();
    private static final List<String> PROGRAMS = List.of("sh", "dirname", "readlink");

    private final Path folder;
    private final Path home;
    private final Path path;
    private final List<String> packed = new ArrayList<>();

    ArchiveIT(@TempDir Path temporary) throws IOException {
        folder = temporary.toRealPath();
        home = folder.resolve("rounds-" + VERSION);
        path = folder.resolve("path");
    }

    private record Ended(int code, String out, String messages) {}

    @BeforeAll
    void unpack() throws Exception {
        Path archive = DIST.resolve("rounds-" + VERSION + ".tar.gz");
        Path listing = folder.resolve("listing");
        Process tar = new ProcessBuilder("tar", "-xvzf", archive.toString(), "-C", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(listing.toFile())
                .start();
        assertThat(tar.waitFor()).isZero();
        packed.addAll(Files.readAllLines(listing));
        Files.createDirectories(path);
        for (String program : PROGRAMS) {
            Files.createSymbolicLink(path.resolve(program), which(program));
        }
    }

    private static Path which(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(part -> Path.of(part, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + program + " on the path"));
    }

    private Ended run(Map<String, String> environment, Path launcher, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(Arrays.asList(args));
        Path out = folder.resolve("out");
        Path messages = folder.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(messages.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", path.toString(),
                        "HOME", folder.resolve("person").toString(),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "ROUNDS_JAVA_OPTS", "-XX:TieredStopAtLevel=1"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(out), Files.readString(messages));
    }

    private Ended run(String... args) throws Exception {
        return run(Map.of(), home.resolve("bin/rounds"), args);
    }

    @Test
    void itsHelpNamesEveryCommand() throws Exception {
        Ended help = run("--help");
        assertThat(help.messages()).isEmpty();
        assertThat(help.code()).isZero();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Set<String> commands =
                Rounds.commandLine(nowhere, nowhere).getSubcommands().keySet();
        assertThat(commands).contains("up", "replay", "follow", "explorer");
        assertThat(help.out()).contains(commands);
    }

    @Test
    void itIsCalledByASymbolicLinkAndKnowsItsVersion() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("rounds-" + VERSION, "bin", "rounds"));
        assertThat(run(Map.of(), link, "--version")).isEqualTo(new Ended(0, "rounds " + VERSION + "\n", ""));
    }

    @Test
    void itReplaysASimulatedFile() throws Exception {
        SimulatedFiles.write(SimulatorOptions.weeks(1).toBuilder().volume(0.02).build(), folder.resolve("week"));
        Ended replay = run(
                "replay",
                folder.resolve("week").resolve(SimulatedFiles.STREAM).toString(),
                "--out",
                folder.resolve("results").toString());
        assertThat(replay.code()).as(replay.messages()).isZero();
        for (String index : List.of("tweets", "trends", "shares", "links")) {
            assertThat(folder.resolve("results").resolve(index + ".ndjson")).isNotEmptyFile();
        }
    }

    @Test
    void itHasTheLibrariesThatTheLauncherOfACheckoutRunsWith() throws Exception {
        Set<String> launched = Arrays.stream(Files.readString(Path.of(System.getProperty("rounds.launch.classpath")))
                        .strip()
                        .split(File.pathSeparator))
                .map(jar -> Path.of(jar).getFileName().toString())
                // In a build without the phase package, a module is a folder of classes.
                .filter(jar -> jar.endsWith(".jar") && !jar.startsWith("rounds-"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> libraries;
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            libraries = jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> jar.endsWith(".jar") && !jar.startsWith("rounds-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(libraries).isEqualTo(launched);
    }

    @Test
    void itListsLicencesAndHasNoJarOfTheElasticsearchServer() throws Exception {
        assertThat(home.resolve("THIRD-PARTY.txt")).content().contains("kafka-clients", "javalin", "flink-runtime");
        assertThat(packed)
                .anyMatch(name -> name.endsWith("/LICENSE"))
                .anyMatch(name -> name.endsWith("/lib/home/server.txt"))
                .noneMatch(name -> name.matches(".*/(elasticsearch-\\d.*|lucene-.*|transport-netty4-.*)\\.jar"));
    }

    @Test
    void theDemoDownloadsTheServerOfElasticsearchAndRefusesOtherBytes() throws Exception {
        Map<String, Path> served = repository();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = served.get(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : Files.size(file));
            if (file != null) {
                Files.copy(file, exchange.getResponseBody());
            }
            exchange.close();
        });
        server.start();
        try {
            Map<String, String> environment = Map.of(
                    "ROUNDS_MAVEN_REPOSITORY",
                    "http://127.0.0.1:" + server.getAddress().getPort());
            String jar = served.keySet().stream()
                    .filter(source -> source.startsWith("org/apache/lucene/lucene-core/"))
                    .findFirst()
                    .orElseThrow();
            Path genuine = served.put(jar, Files.writeString(folder.resolve("other.jar"), "other bytes"));
            Ended refused = run(environment, home.resolve("bin/rounds"), "demo", "--once", "--port", "0");
            assertThat(refused.messages()).contains("is not the file of this version");
            assertThat(refused.code()).isEqualTo(1);

            served.put(jar, genuine);
            Ended demo = run(environment, home.resolve("bin/rounds"), "demo", "--once", "--port", "0");
            assertThat(demo.code()).as(demo.messages()).isZero();
            assertThat(demo.messages()).contains("downloading the server of Elasticsearch");
        } finally {
            server.stop(0);
        }
    }

    /** The jars of this build's server, by their paths in a Maven repository. */
    private Map<String, Path> repository() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (String line : Files.readAllLines(home.resolve("lib/home/server.txt"))) {
            String[] words = line.split(" ", -1);
            files.put(words[2], SERVER.resolve(words[1]));
        }
        try (Stream<Path> jars = Files.walk(SERVER)) {
            long foreign = jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> jar.endsWith(".jar") && !jar.startsWith("rounds-"))
                    .count();
            assertThat(files).as("every jar of the server is listed").hasSize((int) foreign);
        }
        return files;
    }
}
