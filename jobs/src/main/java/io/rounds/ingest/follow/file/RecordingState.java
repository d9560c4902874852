package io.rounds.ingest.follow.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * How far a recording has come, as stored beside its file, or a backfill of a topic.
 *
 * @param network the network that was recorded
 * @param position from where to go on
 * @param known the tweets that were kept, as {@link io.rounds.ingest.follow.IdMemory#bytes} gives them
 * @param file the name of the file that was written last; empty where messages go elsewhere
 * @param length its length up to this position, bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record RecordingState(String network, String position, byte[] known, String file, long length) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a state; null if there is none.
     *
     * @throws IOException if the file is not one, with a message that says what to do
     */
    public static @Nullable RecordingState read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(path.toFile());
            return new RecordingState(
                    required(node, "network").asText(),
                    required(node, "position").asText(),
                    required(node, "known").binaryValue(),
                    required(node, "file").asText(),
                    required(node, "length").asLong());
        } catch (IOException e) {
            throw new IOException(
                    path + " does not say where the recording stopped (" + e.getMessage()
                            + "); remove it to begin anew, beside the lines that are there",
                    e);
        }
    }

    private static JsonNode required(JsonNode node, String field) throws IOException {
        if (!node.hasNonNull(field)) {
            throw new IOException("it has no \"" + field + "\"");
        }
        return node.get(field);
    }

    /** Replaces the stored state, at once or not at all. */
    public void write(Path path) throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("network", network)
                .put("position", position)
                .put("known", known)
                .put("file", file)
                .put("length", length);
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        Files.write(draft, JSON.writeValueAsBytes(node));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
