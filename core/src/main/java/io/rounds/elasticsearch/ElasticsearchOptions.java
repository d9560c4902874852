package io.rounds.elasticsearch;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Elasticsearch and how to write to it.
 *
 * @param server its addresses and the login
 * @param bulk sizes, timeouts and retries of bulk requests
 */
public record ElasticsearchOptions(Server server, Bulk bulk) implements Serializable {

    /** The environment variable with the encoded API key. */
    public static final String API_KEY_VARIABLE = "ROUNDS_ELASTICSEARCH_API_KEY";

    /** The environment variable with the name of a file that contains the encoded API key, as containers get secrets. */
    public static final String API_KEY_FILE_VARIABLE = "ROUNDS_ELASTICSEARCH_API_KEY_FILE";

    /** The environment variable with the name of a file with the certificate (PEM) of the authority that signed the server's. */
    public static final String CA_VARIABLE = "ROUNDS_ELASTICSEARCH_CA";

    /**
     * The server at a URL, with the API key of the variable {@value #API_KEY_VARIABLE} or of the file that
     * {@value #API_KEY_FILE_VARIABLE} names, and the authority of {@value #CA_VARIABLE}, if they are set. A key on the command
     * line would be visible to other users.
     *
     * @param environment the variables, usually {@link System#getenv()}
     * @throws IllegalArgumentException if it is not the URL of a server, or the file of the key cannot be read
     */
    public static ElasticsearchOptions fromEnvironment(String url, Map<String, String> environment) {
        ElasticsearchOptions options = at(url);
        Server server = options.server();
        String key = environment.get(API_KEY_VARIABLE);
        String file = environment.get(API_KEY_FILE_VARIABLE);
        String authority = environment.get(CA_VARIABLE);
        if (key != null) {
            server = server.withApiKey(key);
        } else if (file != null) {
            server = server.withApiKey(keyIn(file));
        }
        if (authority != null) {
            server = server.withCaCertificate(authority);
        }
        return new ElasticsearchOptions(server, options.bulk());
    }

    private static String keyIn(String file) {
        try {
            String key = Files.readString(Path.of(file)).strip();
            require(!key.isEmpty(), "No API key is in " + file + ", which " + API_KEY_FILE_VARIABLE + " names");
            return key;
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "The API key cannot be read from " + file + ", which " + API_KEY_FILE_VARIABLE + " names", e);
        }
    }

    /** A server without login and with the default limits. */
    public static ElasticsearchOptions at(String... urls) {
        return new ElasticsearchOptions(Server.at(urls), Bulk.DEFAULT);
    }

    /**
     * The addresses of Elasticsearch and the login.
     *
     * @param urls of one or more nodes of a cluster, for example {@code https://es.example.org:9200}
     * @param username for basic authentication, with {@code password} and without {@code apiKey}
     * @param apiKey the encoded form of an API key
     * @param caCertificate file with the CA certificate (PEM) that signed the server's; null for Java's trust store
     */
    public record Server(
            List<String> urls,
            @Nullable String username,
            @Nullable String password,
            @Nullable String apiKey,
            @Nullable String caCertificate)
            implements Serializable {

        public Server {
            urls = List.copyOf(urls);
            require(!urls.isEmpty(), "Elasticsearch needs at least one URL, for example http://127.0.0.1:9200");
            urls.forEach(Server::requireHttp);
            require((username == null) == (password == null), "A login needs both a user name and a password");
            require(username == null || apiKey == null, "Log in with a user name or with an API key, not with both");
        }

        public static Server at(String... urls) {
            return new Server(List.of(urls), null, null, null, null);
        }

        public Server withLogin(String user, String secret) {
            return new Server(urls, user, secret, apiKey, caCertificate);
        }

        public Server withApiKey(String encoded) {
            return new Server(urls, username, password, encoded, caCertificate);
        }

        public Server withCaCertificate(String file) {
            return new Server(urls, username, password, apiKey, file);
        }

        private static void requireHttp(String url) {
            try {
                URI uri = new URI(url);
                boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                require(
                        http && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null,
                        "Not the URL of an Elasticsearch server: " + url + " (expected http[s]://host:port)");
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("Not a URL: " + url, e);
            }
        }

        /** Without the secrets, so that it can be logged. */
        @Override
        public String toString() {
            String login = username != null ? " as " + username : apiKey != null ? " with an API key" : "";
            return String.join(", ", urls) + login;
        }
    }

    /**
     * Sizes, timeouts and retries of bulk requests. The limits apply to each parallel writer.
     *
     * @param documents maximum number of documents in a bulk request, 1 or more
     * @param bytes maximum bytes of documents in a bulk request, 1,024 or more; a larger document is rejected
     * @param delay maximum time for which a document waits for its bulk request to fill, 1 ms or more
     * @param inFlight maximum number of concurrent bulk requests, 1 or more
     * @param timeout timeout of a request, 1 ms or more
     * @param retryFor time for which a document is retried before the job fails, 0 or more
     */
    public record Bulk(int documents, int bytes, Duration delay, int inFlight, Duration timeout, Duration retryFor)
            implements Serializable {
        /** 2,000 documents or 5 MiB or 500 ms; 2 requests at once; 60 s for an answer; retries for 5 minutes. */
        public static final Bulk DEFAULT = new Bulk(
                2_000, 5 * 1024 * 1024, Duration.ofMillis(500), 2, Duration.ofSeconds(60), Duration.ofMinutes(5));

        public Bulk {
            require(documents >= 1, "A bulk request needs room for at least 1 document, not " + documents);
            require(bytes >= 1024, "A bulk request needs room for at least 1024 bytes, not " + bytes);
            require(delay.toMillis() >= 1, "The delay must be at least 1 ms, not " + delay);
            require(inFlight >= 1, "At least 1 bulk request must be allowed at once, not " + inFlight);
            require(timeout.toMillis() >= 1, "The timeout must be at least 1 ms, not " + timeout);
            require(!retryFor.isNegative(), "The time for retries must not be negative: " + retryFor);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
