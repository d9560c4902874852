package io.rounds.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the jar for a Flink cluster has, and what it leaves to the cluster. */
final class JobJarIT {
    private final JarFile jar = new JarFile(
            Path.of(System.getProperty("rounds.dist"), "rounds-analytics.jar").toFile());

    JobJarIT() throws IOException {}

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    private List<String> names() {
        return jar.stream().map(ZipEntry::getName).toList();
    }

    private String text(String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void itHasTheJobAndItsConnectorsAndStartsTheAnalytics() throws IOException {
        assertThat(names())
                .contains(
                        "io/rounds/app/AnalyticsCommand.class",
                        "io/rounds/app/IngestJob.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/kafka/clients/consumer/KafkaConsumer.class",
                        "co/elastic/clients/elasticsearch/ElasticsearchClient.class");
        assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                .isEqualTo("io.rounds.app.AnalyticsCommand");
    }

    @Test
    void itLeavesToTheClusterWhatAClusterHas() {
        assertThat(names())
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/")
                        || name.startsWith("org/apache/flink/streaming/api/environment/")
                        || name.startsWith("org/rocksdb/")
                        || name.startsWith("org/slf4j/")
                        || name.startsWith("org/apache/logging/")
                        || name.startsWith("io/javalin/")
                        || name.startsWith("kafka/server/"));
    }

    @Test
    void itHasNoSignatureOfAPartAndNoEntryTwice() {
        assertThat(names()).doesNotHaveDuplicates().noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)"));
    }

    @Test
    void theServicesOfAllPartsAreInOneFileEach() throws IOException {
        assertThat(text("META-INF/services/com.fasterxml.jackson.core.JsonFactory"))
                .contains(
                        "com.fasterxml.jackson.core.JsonFactory", "com.fasterxml.jackson.dataformat.cbor.CBORFactory");
    }

    @Test
    void theLicencesOfItsPartsAreListed() throws IOException {
        assertThat(text("META-INF/THIRD-PARTY.txt"))
                .contains("org.apache.kafka:kafka-clients", "com.github.ben-manes.caffeine:caffeine")
                .doesNotContain("io.javalin", "Unknown license");
        assertThat(names()).contains("META-INF/LICENSE", "META-INF/NOTICE");
    }
}
