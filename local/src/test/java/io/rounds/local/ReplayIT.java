package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.app.AnalyticsOptions;
import io.rounds.communities.Communities;
import io.rounds.documents.Indices;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.simulator.SimulatedFiles;
import io.rounds.simulator.SimulatorOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
    @TempDir
    Path folder;

    @Test
    void stateOnDiskGivesTheDocumentsOfStateOnTheHeap() throws Exception {
        SimulatedFiles.write(SimulatorOptions.weeks(1).toBuilder().volume(0.1).build(), folder.resolve("week"));
        Map<String, Long> onHeap = replay("heap", Long.MAX_VALUE);
        Map<String, Long> onDisk = replay("disk", 0);
        assertThat(onHeap.get(Indices.TWEETS)).isGreaterThan(500);
        assertThat(onHeap.get(Indices.TRENDS)).isGreaterThan(500);
        assertThat(onDisk).isEqualTo(onHeap);
        for (String index : onHeap.keySet()) {
            assertThat(folder.resolve("disk").resolve(index + ".ndjson"))
                    .as(index)
                    .hasSameTextualContentAs(folder.resolve("heap").resolve(index + ".ndjson"));
        }
    }

    private Map<String, Long> replay(String name, long onHeapUpTo) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve(name + "-tmp"));
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)) {
            Replay replay = new Replay(
                    List.of(folder.resolve("week").resolve(SimulatedFiles.STREAM)),
                    ArchiveFormat.AUTO,
                    ReadingDefaults.NONE,
                    AnalyticsOptions.of(Communities.load().list()),
                    new Replay.Directory(folder.resolve(name), false),
                    temporary,
                    silent);
            return replay.stateOnHeapUpTo(onHeapUpTo).run().documents();
        }
    }
}
