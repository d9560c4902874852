package io.rounds.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;

/**
 * The checkpoints of a job that outlive it, in a folder of its own: {@code FOLDER/JOB-ID/chk-NUMBER/_metadata}. Each start
 * of the job has another id; the newest checkpoint is the one to go on from.
 */
public final class Checkpoints {
    private static final String METADATA = "_metadata";

    private final Path folder;

    public Checkpoints(Path folder) {
        this.folder = folder;
    }

    /** Adds to a job's settings that it keeps its checkpoints here, and restarts for ever. */
    Configuration addTo(Configuration settings) {
        Configuration added = new Configuration(settings);
        added.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        added.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        added.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        return added;
    }

    /** The newest complete checkpoint; empty if there is none. */
    Optional<Path> newest() throws IOException {
        Map<Path, FileTime> found = new java.util.HashMap<>();
        for (Path job : list(folder)) {
            for (Path checkpoint : list(job)) {
                // A checkpoint is complete once its metadata is written, which is the last that happens.
                Path metadata = checkpoint.resolve(METADATA);
                if (Files.isRegularFile(metadata) && Files.size(metadata) > 0) {
                    found.put(checkpoint, Files.getLastModifiedTime(metadata));
                }
            }
        }
        return found.entrySet().stream()
                .max(Map.Entry.<Path, FileTime>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** Deletes the folders of earlier starts except for the one with this checkpoint. */
    void deleteAllBut(Path checkpoint) throws IOException {
        for (Path job : list(folder)) {
            if (!checkpoint.startsWith(job)) {
                try (Stream<Path> files = Files.walk(job)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
