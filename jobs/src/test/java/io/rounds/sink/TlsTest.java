package io.rounds.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.FakeElasticsearch;
import io.rounds.model.Document;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String PASSWORD = "for this test only";

    @Test
    void aServerWithItsOwnCertificateIsTrustedOnlyWhenConfigured(@TempDir Path directory) throws Exception {
        Path keys = directory.resolve("keys.p12");
        Path certificate = directory.resolve("ca.pem");
        keytool(
                "-genkeypair -alias es -keyalg EC -dname CN=es -ext san=ip:127.0.0.1 -ext bc=ca:true -storetype PKCS12",
                keys);
        keytool("-exportcert -alias es -rfc -file " + certificate, keys);
        BulkEntry entry = BulkEntry.of(new Document("tweets", "x:1", 1, SinkSamples.AT, "{}"));

        try (FakeElasticsearch server = FakeElasticsearch.secured(context(keys))) {
            ElasticsearchOptions.Server at = ElasticsearchOptions.Server.at(server.address());
            try (BulkSender distrusts = sender(at);
                    BulkSender trusts = sender(at.withCaCertificate(certificate.toString()))) {
                assertThat(distrusts.send(List.of(entry)).join().failure()).contains("SSLHandshakeException");
                assertThat(trusts.send(List.of(entry)).join().written()).isEqualTo(1);
            }
        }
    }

    private static BulkSender sender(ElasticsearchOptions.Server server) throws Exception {
        return new BulkSender(new ElasticsearchOptions(server, ElasticsearchOptions.Bulk.DEFAULT), Clock.systemUTC());
    }

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String arguments, Path keys) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
