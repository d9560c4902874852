package io.rounds.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.transport.TransportUtils;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** Creates clients for Elasticsearch. */
public final class ElasticsearchClients {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private ElasticsearchClients() {}

    /**
     * A client that connects at its first request. The caller closes it.
     *
     * @throws IOException if the certificate cannot be read
     */
    public static RestClient open(ElasticsearchOptions options) throws IOException {
        ElasticsearchOptions.Server server = options.server();
        List<HttpHost> hosts = new ArrayList<>();
        String path = "";
        for (String url : server.urls()) {
            URI uri = URI.create(url);
            hosts.add(new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme()));
            path = uri.getPath();
        }
        SSLContext trust = trust(server.caCertificate());
        int inFlight = options.bulk().inFlight();
        int timeout = Math.toIntExact(options.bulk().timeout().toMillis());
        RestClientBuilder builder = RestClient.builder(hosts.toArray(HttpHost[]::new))
                .setDefaultHeaders(headers(server))
                .setHttpClientConfigCallback(http -> configure(http, trust, inFlight))
                .setRequestConfigCallback(request -> configure(request, timeout));
        if (path.length() > 1) {
            builder.setPathPrefix(path);
        }
        return builder.build();
    }

    private static @Nullable SSLContext trust(@Nullable String caCertificate) throws IOException {
        return caCertificate == null ? null : TransportUtils.sslContextFromHttpCaCrt(new File(caCertificate));
    }

    private static Header[] headers(ElasticsearchOptions.Server server) {
        if (server.apiKey() != null) {
            return authorization("ApiKey " + server.apiKey());
        }
        if (server.username() != null) {
            byte[] login = (server.username() + ':' + server.password()).getBytes(UTF_8);
            return authorization("Basic " + Base64.getEncoder().encodeToString(login));
        }
        return new Header[0];
    }

    private static Header[] authorization(String value) {
        return new Header[] {new BasicHeader("Authorization", value)};
    }

    private static HttpAsyncClientBuilder configure(
            HttpAsyncClientBuilder http, @Nullable SSLContext trust, int inFlight) {
        // One connection more than bulk requests, for the query of the existing periods.
        http.setMaxConnPerRoute(inFlight + 1).setMaxConnTotal(2 * (inFlight + 1));
        return trust == null ? http : http.setSSLContext(trust);
    }

    private static RequestConfig.Builder configure(RequestConfig.Builder request, int timeoutMillis) {
        return request.setConnectTimeout(CONNECT_TIMEOUT_MILLIS).setSocketTimeout(timeoutMillis);
    }
}
