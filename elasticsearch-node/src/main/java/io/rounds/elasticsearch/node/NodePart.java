package io.rounds.elasticsearch.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A jar of the server that an installed archive does not contain, because its licence is not ours.
 *
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 * @param place its path within the home
 * @param source its path within a Maven repository
 */
record NodePart(String sha256, String place, String source) {
    /** The file of the home that lists its parts, one a line. */
    static final String LIST = "server.txt";

    /** What the home lists; nothing for the home of a build, which is complete. */
    static List<NodePart> of(Path home) throws IOException {
        Path list = home.resolve(LIST);
        if (!Files.isRegularFile(list)) {
            return List.of();
        }
        return Files.readAllLines(list).stream().map(NodePart::parse).toList();
    }

    private static NodePart parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
            throw new IllegalStateException("not a part of the server: " + line);
        }
        return new NodePart(words[0], words[1], words[2]);
    }

    boolean isIn(Path home) {
        return Files.isRegularFile(home.resolve(place));
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream bytes = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Writes the list of a build's home.
     *
     * @param args the home; the server's artifacts, as {@code dependency:list} writes them; the file to write
     */
    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[0]);
        List<String> artifacts = Files.readAllLines(Path.of(args[1]));
        List<String> lines;
        try (Stream<Path> files = Files.walk(home)) {
            lines = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .flatMap(jar ->
                            source(jar.getFileName().toString(), artifacts).map(source -> line(home, jar, source)))
                    .toList();
        }
        if (lines.isEmpty()) {
            throw new IOException("no jar in " + home + " is an artifact of " + args[1]);
        }
        Files.write(Path.of(args[2]), lines);
    }

    private static String line(Path home, Path jar, String source) {
        try {
            String place = home.relativize(jar).toString().replace('\\', '/');
            return sha256(jar) + ' ' + place + ' ' + source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a repository has the jar; none if the jar is of this build. */
    private static Stream<String> source(String jar, List<String> artifacts) {
        return artifacts.stream()
                .map(line -> line.strip().split("[: ]", -1))
                // group:name:jar:version:scope or group:name:jar:classifier:version:scope
                .filter(words -> words.length >= 5 && words[2].equals("jar"))
                .filter(words -> jar.equals(fileName(words)))
                .map(words -> words[0].replace('.', '/') + '/' + words[1] + '/' + version(words) + '/' + jar)
                .distinct();
    }

    private static boolean hasClassifier(String[] words) {
        return words.length > 5 && words[5].matches("compile|provided|runtime");
    }

    private static String version(String[] words) {
        return hasClassifier(words) ? words[4] : words[3];
    }

    private static String fileName(String[] words) {
        return words[1] + '-' + version(words) + (hasClassifier(words) ? '-' + words[3] : "") + ".jar";
    }
}
