package io.rounds.elasticsearch.node;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fetches the server for an installation from an archive: its first node downloads the jars from Maven Central, and checks
 * each against the checksum of the build.
 */
final class NodeDownload {
    /** The system property with the address of another Maven repository. */
    static final String REPOSITORY = "rounds.maven.repository";

    private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path home;
    private final URI repository;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .proxy(ProxySelector.getDefault())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private NodeDownload(Path home, URI repository) {
        this.home = home;
        this.repository = repository;
    }

    /**
     * Adds the jars that the home lists and lacks. A download that was interrupted goes on with the next jar.
     *
     * @param messages receives a line before a download begins
     * @throws IOException if a jar cannot be had or has other bytes than that of the build
     */
    static void complete(Path home, Consumer<String> messages) throws IOException {
        List<NodePart> missing =
                NodePart.of(home).stream().filter(part -> !part.isIn(home)).toList();
        if (missing.isEmpty()) {
            return;
        }
        String address = System.getProperty(REPOSITORY, CENTRAL);
        URI repository = URI.create(address.endsWith("/") ? address : address + '/');
        messages.accept("downloading the server of Elasticsearch, " + missing.size() + " files, from " + repository
                + "; it is licensed by Elastic (https://www.elastic.co/licensing/elastic-license)");
        NodeDownload download = new NodeDownload(home, repository);
        for (NodePart part : missing) {
            download.fetch(part);
        }
    }

    private void fetch(NodePart part) throws IOException {
        URI source = repository.resolve(part.source());
        Path target = home.resolve(part.place());
        Files.createDirectories(target.getParent());
        Path file = Files.createTempFile(target.getParent(), "download", ".tmp");
        try {
            HttpResponse<Path> answer = http.send(
                    HttpRequest.newBuilder(source).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofFile(file));
            if (answer.statusCode() != 200) {
                throw new IOException(source + " answered " + answer.statusCode());
            }
            String found = NodePart.sha256(file);
            if (!found.equals(part.sha256())) {
                throw new IOException(source + " is not the file of this version: its SHA-256 is " + found + ", not "
                        + part.sha256());
            }
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Elasticsearch was downloaded");
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
