package io.rounds.bench.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.Bench;
import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.archive.ArchiveReader;
import io.rounds.model.Link;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesBenchTest {
    @ParameterizedTest
    @ValueSource(strings = {"--rounds=0", "--tweets=0"})
    void wrongArgumentsEndWithTwoAndSayWhatIsWrong(String argument) {
        StringWriter messages = new StringWriter();
        int code = Bench.commandLine().setErr(new PrintWriter(messages, true)).execute("files", argument);
        assertThat(code).isEqualTo(2);
        assertThat(messages.toString()).contains("must be 1 or more");
    }

    @Test
    void theTableHoldsTheSameTweetsAsTheLines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("files.json");
        StringWriter table = new StringWriter();
        int code = Bench.commandLine()
                .setOut(new PrintWriter(table, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute("files", "--tweets=2000", "--rounds=1", "--keep=" + folder, "--json=" + file);
        assertThat(code).isZero();
        assertThat(table.toString()).contains("NDJSON", "CSV of twarc-csv", "CSV of six columns");
        JsonNode results = new ObjectMapper().readTree(file.toFile()).path("results");
        assertThat(results).hasSize(3).allSatisfy(line -> assertThat(
                        line.path("megabytesPerSecond").doubleValue())
                .isPositive());
        assertThat(results.path(0).path("ofNdjson").doubleValue()).isEqualTo(1);

        List<Tweet> lines = tweets(folder.resolve(FilesBench.Layout.NDJSON.file()));
        List<Tweet> rows = tweets(folder.resolve(FilesBench.Layout.TWARC.file()));
        assertThat(rows).hasSameSizeAs(lines);
        for (int i = 0; i < rows.size(); i++) {
            Tweet row = rows.get(i);
            Tweet line = lines.get(i);
            assertThat(row.id()).isEqualTo(line.id());
            assertThat(row.kind()).as(row.id()).isEqualTo(line.kind());
            assertThat(row.author()).isEqualTo(line.author());
            assertThat(row.text()).isEqualTo(line.text());
            assertThat(row.hashtags()).isEqualTo(line.hashtags());
            assertThat(row.mentions()).isEqualTo(line.mentions());
            assertThat(row.links().stream().map(Link::canonical))
                    .containsExactlyElementsOf(
                            line.links().stream().map(Link::canonical).toList());
        }
    }

    private static List<Tweet> tweets(Path file) throws IOException {
        List<Tweet> tweets = new ArrayList<>();
        RecordParser parser = new RecordParser();
        try (ArchiveReader reader = ArchiveReader.open(file, ArchiveFormat.AUTO)) {
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                parser.parse(record, parsed -> {
                    if (parsed.tweet() != null) {
                        tweets.add(parsed.tweet());
                    }
                });
            }
        }
        return tweets;
    }
}
