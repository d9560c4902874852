package io.rounds.bench.peers;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An engine in the comparison: a module of {@code peers} and its main class. */
enum Peer {
    ROUNDS("rounds", "Rounds", "flink", "flink.RoundsPeer", Set.of(PeerSource.FILE, PeerSource.KAFKA), Opens.FLINK),
    STOCK(
            "stock",
            "stock Flink windows",
            "flink",
            "flink.StockWindowsPeer",
            Set.of(PeerSource.FILE, PeerSource.KAFKA),
            Opens.FLINK),
    SQL(
            "sql",
            "Flink SQL",
            "flink-sql",
            "flinksql.FlinkSqlPeer",
            Set.of(PeerSource.FILE, PeerSource.KAFKA),
            Opens.FLINK),
    KAFKA_STREAMS(
            "kafka-streams",
            "Kafka Streams",
            "kafka-streams",
            "kafkastreams.KafkaStreamsPeer",
            Set.of(PeerSource.KAFKA),
            List.of()),
    SPARK(
            "spark",
            "Spark Structured Streaming",
            "spark",
            "spark.SparkPeer",
            Set.of(PeerSource.FILE, PeerSource.KAFKA),
            Opens.SPARK);

    private final String id;
    private final String title;
    private final String module;
    private final String main;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of and Stream.toList
    private final Set<PeerSource> sources;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> opens;

    /** The JDK internals that engines reflect on. */
    private static final class Opens {
        private static final List<String> FLINK = packages(
                "java.base/java.util",
                "java.base/java.lang",
                "java.base/java.time",
                "java.base/java.nio",
                "java.base/sun.nio.ch");
        /** As Spark's own launcher sets them (org.apache.spark.launcher.JavaModuleOptions of 4.2.0). */
        private static final List<String> SPARK = packages(
                "java.base/java.lang",
                "java.base/java.lang.invoke",
                "java.base/java.lang.reflect",
                "java.base/java.io",
                "java.base/java.net",
                "java.base/java.nio",
                "java.base/java.util",
                "java.base/java.util.concurrent",
                "java.base/java.util.concurrent.atomic",
                "java.base/jdk.internal.ref",
                "java.base/sun.nio.ch",
                "java.base/sun.nio.cs",
                "java.base/sun.security.action",
                "java.base/sun.util.calendar",
                "java.security.jgss/sun.security.krb5");

        private static List<String> packages(String... names) {
            return Arrays.stream(names)
                    .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
                    .toList();
        }
    }

    Peer(String id, String title, String module, String main, Set<PeerSource> sources, List<String> opens) {
        this.id = id;
        this.title = title;
        this.module = module;
        this.main = main;
        this.sources = sources;
        this.opens = opens;
    }

    /** As on the command line. */
    String id() {
        return id;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** Its Maven module. */
    String module() {
        return "peers/" + module;
    }

    boolean reads(PeerSource source) {
        return sources.contains(source);
    }

    /** Where its build leaves the libraries. */
    Path libraries(Path root) {
        return root.resolve(module()).resolve("target/lib");
    }

    /** The arguments of {@code java} up to its main class. */
    List<String> launch(Path root, String heap) {
        String classPath =
                root.resolve(module()).resolve("target/classes") + File.pathSeparator + libraries(root) + "/*";
        return Stream.of(List.of("-Xmx" + heap), opens, List.of("-cp", classPath, "io.rounds.peers." + main))
                .flatMap(List::stream)
                .toList();
    }
}
