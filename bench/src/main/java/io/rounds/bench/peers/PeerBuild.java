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

    /** Whether a build would change nothing: the peer's libraries are newer than every source. */
    static boolean isCurrent(Path root, Peer peer) throws IOException {
        Path libraries = peer.libraries(root);
        if (!Files.isDirectory(libraries)) {
            return false;
        }
        FileTime built = Files.getLastModifiedTime(libraries);
        for (String folder :
                List.of("peers/common/src/main", peer.module() + "/src/main", peer.module() + "/pom.xml")) {
            if (newer(root.resolve(folder), built)) {
                return false;
            }
        }
        // The launcher has built what Rounds itself consists of.
        return peer.module().equals(Peer.ROUNDS.module())
                ? !newer(root.resolve("jobs/src/main"), built) && !newer(root.resolve("core/src/main"), built)
                : true;
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
        ChildProcess.run(
                List.of("./mvnw", "-B", "-ntp", "-Ppeers", "-DskipTests", "-pl", modules, "-am", "package"), root, log);
        for (Peer peer : outdated) {
            Files.setLastModifiedTime(peer.libraries(root), FileTime.fromMillis(System.currentTimeMillis()));
        }
    }
}
