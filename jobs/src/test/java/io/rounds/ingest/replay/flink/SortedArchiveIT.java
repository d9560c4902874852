package io.rounds.ingest.replay.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.RecordParser;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedArchiveIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aJobReadsTheTweetsInTheirOrderAndEnds() throws Exception {
        int count = 20_000;
        List<String> lines = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < count; i++) {
            lines.add("{\"id\": \"" + (i + 1) + "\", \"author_id\": \"2\", \"text\": \"#a\", \"created_at\": \""
                    + Instant.parse("2022-10-04T00:00:00Z").plusSeconds(random.nextInt(1_000_000)) + "\"}");
        }
        Path file = Files.write(folder.resolve("a.jsonl"), lines);
        ArchiveSort sort = new ArchiveSort(ArchiveFormat.AUTO, folder, 2, RecordParser::new);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(
                new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

        List<Tweet> tweets = new ArrayList<>();
        try (SortedArchive archive = sort.sort(List.of(file), (bytes, ofBytes) -> {})) {
            for (Parsed parsed : env.fromSource(archive.source(), TweetTime.watermarks(Duration.ZERO), "archive")
                    .setParallelism(1)
                    .executeAndCollect(count + 1)) {
                tweets.add(Objects.requireNonNull(parsed.tweet()));
            }
        }

        assertThat(tweets).hasSize(count);
        for (int i = 1; i < count; i++) {
            assertThat(tweets.get(i).createdAt())
                    .isAfterOrEqualTo(tweets.get(i - 1).createdAt());
        }
    }
}
