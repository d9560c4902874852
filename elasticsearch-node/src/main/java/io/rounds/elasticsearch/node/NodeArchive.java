package io.rounds.elasticsearch.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of a node, parsed and verified once by the build and mapped into the memory of every node that starts (the
 * JVM's class data sharing). That halves the processor time of a start.
 *
 * <p>An archive belongs to one build of the JVM and to the jars as they are. The JVM ignores one that does not fit, and
 * starts as slowly as without.
 */
final class NodeArchive {
    private static final String INDEX = "archive-1";

    private NodeArchive() {}

    /** The options with which a node uses the archive of its home; none if there is no archive for this JVM. */
    static List<String> options(Path home) {
        Path archive = file(home);
        // An archive that does not fit is ignored with a message, which would be taken for one of Elasticsearch.
        return Files.isRegularFile(archive) ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off") : List.of();
    }

    private static Path file(Path home) {
        return home.resolve("classes-" + Runtime.version() + ".jsa");
    }

    /**
     * Makes the archive if there is none or a jar is newer: starts a node, has it do what nodes do, and stops it. A failure
     * is reported, but is none of the build's.
     *
     * @param args the home of the server, and a folder for temporary files
     */
    public static void main(String[] args) throws InterruptedException {
        Path home = Path.of(args[0]).toAbsolutePath();
        Path folder = Path.of(args[1]).toAbsolutePath();
        try {
            if (!isCurrent(home)) {
                make(home, folder);
            }
        } catch (IOException e) {
            System.err.println("Elasticsearch will start slowly, because its classes could not be archived: " + e);
        }
    }

    private static boolean isCurrent(Path home) throws IOException {
        if (!Files.isRegularFile(file(home))) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(file(home));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path jar :
                    files.filter(path -> path.toString().endsWith(".jar")).toList()) {
                if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void make(Path home, Path folder) throws IOException, InterruptedException {
        delete(folder);
        Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("logs"));
        Path archive = folder.resolve("classes.jsa");
        List<String> options = List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds*=off");
        Process process = new ProcessBuilder(ElasticsearchNode.command(home, options, folder, "0"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.startsWith(NodeHome.READY)) {
                line = lines.readLine();
            }
            if (line != null) {
                exercise(URI.create("http://" + line.substring(NodeHome.READY.length())));
            }
            process.getOutputStream().close();
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        if (!Files.isRegularFile(archive)) {
            throw new IOException("the log of the node is in " + folder.resolve("logs"));
        }
        Files.move(archive, file(home), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        delete(folder);
    }

    /** Writes, finds and deletes. */
    private static void exercise(URI address) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        String document = "{\"at\":\"2026-01-01T00:00:00Z\",\"tag\":\"foamed\",\"count\":1,\"text\":\"some words\"}";
        String action =
                "{\"index\":{\"_index\":\"" + INDEX + "\",\"_id\":\"1\",\"version\":1,\"version_type\":\"external\"}}";
        send(http, address, "PUT", "/_index_template/archive", """
                {"index_patterns":["archive-*"],"template":{"aliases":{"archive":{}},"mappings":{"dynamic":"strict","properties":{
                  "at":{"type":"date"},"tag":{"type":"keyword"},"count":{"type":"integer"},"text":{"type":"text"}}}}}""");
        send(http, address, "POST", "/_bulk?refresh=true", action + '\n' + document + '\n');
        send(http, address, "GET", "/archive/_doc/1", "");
        send(http, address, "POST", "/archive/_search", """
                {"size":10,"sort":[{"at":"desc"}],"query":{"bool":{"filter":[{"term":{"tag":"foamed"}},
                  {"range":{"at":{"gte":"2025-01-01"}}}]}},"aggs":{"tags":{"terms":{"field":"tag"}},"last":{"max":{"field":"at"}}}}""");
        send(http, address, "DELETE", "/" + INDEX, "");
    }

    private static void send(HttpClient http, URI address, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= 400 && status != 404) {
            throw new IOException("Elasticsearch answered " + status + " to " + method + ' ' + path);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
