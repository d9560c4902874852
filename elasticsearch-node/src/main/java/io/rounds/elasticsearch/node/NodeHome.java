package io.rounds.elasticsearch.node;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The home directory of the server, which the build assembles beside this module's classes or jar. */
final class NodeHome {
    /** The class to run with {@code home/lib} as class path; its arguments are the home, the data folder and the port. */
    public static final String MAIN_CLASS = "io.rounds.elasticsearch.node.NodeMain";

    /** The prefix of the line with which the child reports its address: {@code rounds-node-ready 127.0.0.1:PORT}. */
    public static final String READY = "rounds-node-ready ";

    private NodeHome() {}

    /**
     * The home directory of this build, or of an installation, which downloads what its archive may not contain.
     *
     * @param messages receives a line before a download begins
     * @throws IOException if a download fails
     * @throws IllegalStateException if the build has not assembled it
     */
    public static Path directory(Consumer<String> messages) throws IOException {
        Path home;
        try {
            Path classes = Path.of(NodeHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            home = classes.resolveSibling("home");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this class was not loaded from a file", e);
        }
        NodeDownload.complete(home, messages);
        if (!Files.isDirectory(home.resolve("lib")) || !Files.isDirectory(home.resolve("modules"))) {
            throw new IllegalStateException(
                    "no Elasticsearch server in " + home + ": build it with ./mvnw -DskipTests package");
        }
        return home;
    }
}
