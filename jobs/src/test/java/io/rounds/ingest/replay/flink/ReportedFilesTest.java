package io.rounds.ingest.replay.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Parsing;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.archive.FileReport;
import io.rounds.ingest.archive.PartReport;
import io.rounds.ingest.archive.PartTally;
import io.rounds.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportedFilesTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<String> begun = new ArrayList<>();
    private final List<FileReport> reports = new ArrayList<>();

    private static String tweet(int id) {
        return "{\"id\": \"" + id + "\", \"author_id\": \"2\", \"created_at\": \"2022-10-04T15:25:05.000Z\","
                + " \"text\": \"number " + id + "\"}\n";
    }

    private SortedArchive sort(Path... files) throws IOException {
        begun.clear();
        reports.clear();
        return new ArchiveSort(ArchiveFormat.AUTO, folder, 3, Parsing::parser)
                .sort(List.of(files), new ArchiveSort.Progress() {
                    @Override
                    public void read(long bytes, long ofBytes) {
                        assertThat(bytes).isLessThanOrEqualTo(ofBytes);
                    }

                    @Override
                    public void began(PartReport part, PartTally first) {
                        begun.add(part.description().words(first.formats()));
                    }

                    @Override
                    public void ended(List<FileReport> files) {
                        reports.addAll(files);
                    }
                });
    }

    @Test
    void eachFileIsAnnouncedAndCountedByItself() throws IOException {
        Path tweets = Files.writeString(folder.resolve("a.jsonl"), tweet(1) + "{\"cut\n" + tweet(2));
        Path rows = Files.writeString(folder.resolve("b.csv"), "id,time,user,text\n3,2013-05-28 10:24:00,a,b\n");
        Path ids = Files.writeString(folder.resolve("c.txt"), "1388000000000001500\n");
        Path empty = Files.writeString(folder.resolve("d.jsonl"), "");

        try (SortedArchive archive = sort(tweets, rows, ids, empty)) {
            assertThat(archive.tweets()).isEqualTo(3);
            assertThat(archive.rejections()).isEqualTo(2);
        }

        assertThat(begun).containsExactly("X API v2 NDJSON, UTF-8", "CSV, UTF-8", "not read");
        assertThat(reports).extracting(FileReport::tweets).containsExactly(2L, 1L, 0L, 0L);
        assertThat(reports).extracting(FileReport::isUnread).containsExactly(false, false, true, true);
        assertThat(reports.get(0).parts().get(0).unused()).containsOnlyKeys(Reason.BROKEN_JSON);
        assertThat(reports.get(2).whyUnread()).contains("hydrate");
        assertThat(reports.get(3).whyUnread()).isEqualTo("It is empty.");
    }

    @Test
    void ofAFileOfStrangersTheFirstHundredAreRejectedOneByOneAndTheRestTogether() throws IOException {
        StringBuilder strangers = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            strangers
                    .append("{\"subreddit\": \"medicine\", \"score\": ")
                    .append(i)
                    .append("}\n");
        }
        Path file = Files.writeString(folder.resolve("a.jsonl"), strangers + tweet(1));

        try (SortedArchive archive = sort(file)) {
            assertThat(archive.tweets()).isOne();
            assertThat(archive.rejections()).isEqualTo(PartReport.MAX_STRANGERS + 1);
        }
        PartReport part = reports.get(0).parts().get(0);
        assertThat(part.records()).isEqualTo(30_001);
        assertThat(part.unused().get(Reason.UNKNOWN_FORMAT))
                .extracting(PartTally.Unused::count)
                .isEqualTo(30_000L);
    }

    @Test
    void aFileWithATweetAmongItsFirstRecordsIsRejectedOneByOne() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.jsonl"),
                "{\"subreddit\": \"medicine\"}\n".repeat(99)
                        + tweet(1)
                        + "{\"subreddit\": \"medicine\"}\n".repeat(200));

        try (SortedArchive archive = sort(file)) {
            assertThat(archive.rejections()).isEqualTo(299);
        }
    }
}
