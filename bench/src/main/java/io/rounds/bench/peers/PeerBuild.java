package io.rounds.bench.peers;

import io.rounds.bench.process.ChildProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds peers by the checkout's Maven wrapper, which downloads their libraries at the first time. */
final class PeerBuild {
    private PeerBuild() {}

    /** Whether it can be started. */
    static boolean isBuilt(Path root, Peer peer) {
        return Files.isDirectory(peer.libraries(root));
    }

    /** Whether this class has built it from the sources as they are. */
    private static boolean isCurrent(Path root, Peer peer) throws IOException {
        Path stamp = stamp(root, peer);
        if (!isBuilt(root, peer) || !Files.exists(stamp)) {
            return false;
        }
        FileTime built = Files.getLastModifiedTime(stamp);
        List<String> sources = new ArrayList<>(
                List.of("peers/common/src/main", peer.module() + "/src/main", peer.module() + "/pom.xml"));
        if (peer.module().equals(Peer.ROUNDS.module())) {
            sources.addAll(List.of("core/src/main", "jobs/src/main"));
        }
        for (String source : sources) {
            if (newer(root.resolve(source), built)) {
                return false;
            }
        }
        return true;
    }

    private static Path stamp(Path root, Peer peer) {
        return root.resolve(peer.module()).resolve("target/built");
    }

    private static boolean newer(Path source, FileTime built) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Builds those peers that are not current. */
    static void ensure(Path root, List<Peer> peers, Path log, PrintWriter progress) throws IOException {
        List<Peer> outdated = new ArrayList<>();
        for (Peer peer : peers) {
            if (!isCurrent(root, peer)) {
                outdated.add(peer);
            }
        }
        if (outdated.isEmpty()) {
            return;
        }
        String modules = outdated.stream().map(Peer::module).distinct().sorted().collect(Collectors.joining(","));
        progress.printf(
                "Building %s; the first time downloads their libraries (Spark 290 MB, Flink SQL 140 MB, Kafka Streams"
                        + " 95 MB)%n",
                modules);
        progress.flush();
        // Dated by the beginning: what is edited during the build is newer.
        long began = System.currentTimeMillis();
        ChildProcess.run(
                List.of("./mvnw", "-B", "-ntp", "-Ppeers", "-DskipTests", "-pl", modules, "-am", "package"), root, log);
        for (Peer peer : outdated) {
            Files.writeString(stamp(root, peer), "");
            Files.setLastModifiedTime(stamp(root, peer), FileTime.fromMillis(began));
        }
    }
}
