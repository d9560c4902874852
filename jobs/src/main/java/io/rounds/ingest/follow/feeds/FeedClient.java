package io.rounds.ingest.follow.feeds;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Asks for feeds, and follows redirects as far as they are safe: at most five, none from an encrypted address to one that is
 * not, and none to another server in a private network. A feed that is configured may be anywhere.
 */
final class FeedClient {
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_BYTES = 10 << 20;

    private final HttpClient client;
    private final Duration timeout;

    /** @param timeout for each answer's head */
    FeedClient(Duration timeout) {
        this.timeout = timeout;
        client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Sends a request, of which the headers are given.
     *
     * @param headers adds them, also to the requests that follow redirects
     * @return the answer, which fails with an {@link IOException} whose message can follow "cannot be read"
     */
    CompletableFuture<HttpResponse<byte[]>> get(URI address, UnaryOperator<HttpRequest.Builder> headers) {
        return get(address, headers, 0);
    }

    private CompletableFuture<HttpResponse<byte[]>> get(
            URI address, UnaryOperator<HttpRequest.Builder> headers, int redirects) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
        return client.sendAsync(headers.apply(request).build(), head -> new LimitedBody(MAX_BYTES))
                .thenCompose(response -> {
                    try {
                        return isRedirect(response.statusCode())
                                ? get(target(address, response, redirects), headers, redirects + 1)
                                : CompletableFuture.completedFuture(response);
                    } catch (IOException e) {
                        return CompletableFuture.failedFuture(e);
                    }
                });
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static URI target(URI from, HttpResponse<?> response, int redirects) throws IOException {
        if (redirects == MAX_REDIRECTS) {
            throw new IOException("it redirects more than " + MAX_REDIRECTS + " times");
        }
        String location = response.headers().firstValue("Location").orElse("");
        URI to;
        try {
            to = from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new IOException("it redirects to what is no address", e);
        }
        boolean isHttps = "https".equalsIgnoreCase(to.getScheme());
        if (location.isBlank() || to.getHost() == null || !(isHttps || "http".equalsIgnoreCase(to.getScheme()))) {
            throw new IOException("it redirects to what is no address of a feed");
        }
        if (!isHttps && "https".equalsIgnoreCase(from.getScheme())) {
            throw new IOException("it redirects to where it is not encrypted");
        }
        if (!isSameServer(from, to) && !isPublic(to)) {
            throw new IOException("it redirects into a private network");
        }
        return to;
    }

    private static boolean isSameServer(URI from, URI to) {
        return to.getRawAuthority().equalsIgnoreCase(from.getRawAuthority());
    }

    private static boolean isPublic(URI to) throws IOException {
        try {
            return PublicAddresses.isPublic(to.getHost());
        } catch (UnknownHostException e) {
            throw new IOException("it redirects to " + to.getHost() + ", which is unknown", e);
        }
    }
}
