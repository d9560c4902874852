package io.rounds.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.ingest.Archives;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {
    @TempDir
    private Path folder = Path.of("");

    private static String tweet(int id) {
        return "{\"id\": \"" + id + "\", \"author_id\": \"2\", \"created_at\": \"2022-10-04T15:25:05.000Z\","
                + " \"text\": \"number " + id + " }]{[\\\"\"}";
    }

    private Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-04-01T00:00:00Z")));
        return file;
    }

    private static byte[] gzip(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static List<String> ids(List<Parsed> results) {
        List<String> ids = new ArrayList<>();
        for (Parsed parsed : results) {
            Tweet tweet = parsed.tweet();
            ids.add(
                    tweet != null
                            ? tweet.id()
                            : String.valueOf(parsed.rejected()).replaceAll(".*Reason|,.*", ""));
        }
        return ids;
    }

    private static Rejected rejected(List<Parsed> results, int index) {
        return Objects.requireNonNull(results.get(index).rejected());
    }

    @Test
    void eachLineIsARecord() throws IOException {
        Path file = file("a.jsonl", tweet(1) + "\n\n" + tweet(2) + "\r\n{\"broken\n" + tweet(3));

        List<Parsed> results = Archives.parse(file, ArchiveFormat.AUTO);

        assertThat(results).hasSize(4);
        assertThat(ids(results.subList(0, 2))).containsExactly("x:1", "x:2");
        assertThat(rejected(results, 2).origin())
                .isEqualTo(new Origin(file + ":4", Instant.parse("2026-04-01T00:00:00Z")));
        assertThat(rejected(results, 2).reason()).isEqualTo(Reason.BROKEN_JSON);
        assertThat(ids(results.subList(3, 4))).containsExactly("x:3");
    }

    @Test
    void aBrokenFirstLineDoesNotMakeAFileOneDocument() throws IOException {
        Path file = file("a.jsonl", "{\"data\": {\"id\": \"1\n" + tweet(2) + "\n" + tweet(3) + "\n");

        List<Parsed> results = Archives.parse(file, ArchiveFormat.AUTO);

        assertThat(rejected(results, 0).reason()).isEqualTo(Reason.BROKEN_JSON);
        assertThat(ids(results.subList(1, 3))).containsExactly("x:2", "x:3");
    }

    @Test
    void aPageMayBePrintedOverManyLines() throws IOException {
        String page = "{\n  \"data\": [\n    " + tweet(1) + ",\n    " + tweet(2) + "\n  ],\n  \"meta\": {}\n}\n";

        assertThat(ids(Archives.parse(file("page.json", page), ArchiveFormat.AUTO)))
                .containsExactly("x:1", "x:2");
        assertThat(ids(Archives.parse(file("pages.json", page + page), ArchiveFormat.AUTO)))
                .containsExactly("x:1", "x:2", "x:1", "x:2");
    }

    @Test
    void anArrayIsTakenApart() throws IOException {
        List<Parsed> results = Archives.parse(
                file("array.json", "[\n" + tweet(1) + ",\n" + tweet(2) + ", 7, \"x\"\n,{\"cut\": "),
                ArchiveFormat.AUTO);

        assertThat(ids(results.subList(0, 2))).containsExactly("x:1", "x:2");
        assertThat(results).hasSize(5);
        assertThat(rejected(results, 2).id()).endsWith("array.json:3:2");
        assertThat(rejected(results, 2).payload()).isEmpty();
        assertThat(rejected(results, 3).id()).endsWith("array.json:3:3");
        assertThat(rejected(results, 4).reason()).isEqualTo(Reason.BROKEN_JSON);
    }

    @Test
    void gzipIsDetectedByItsBytesWhateverTheName() throws IOException {
        assertThat(ids(Archives.parse(file("a.jsonl", gzip(tweet(1) + "\n")), ArchiveFormat.AUTO)))
                .containsExactly("x:1");
        assertThat(ids(Archives.parse(
                        file("b.csv.gz", gzip("id,time,user,text\n5,2013-05-28 10:24:00,a,b\n")), ArchiveFormat.AUTO)))
                .containsExactly("x:5");
        assertThat(ids(Archives.parse(file("c.gz", tweet(2)), ArchiveFormat.AUTO)))
                .containsExactly("x:2");
    }

    @Test
    void ofACutGzipEverythingBeforeTheCutIsReadAndTheCutIsReported() throws IOException {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(3);
        int count = 3_000;
        for (int i = 1; i <= count; i++) {
            lines.append(tweet(i).replace("number", "number " + random.nextLong()))
                    .append('\n');
        }
        byte[] whole = gzip(lines.toString());

        List<Parsed> results =
                Archives.parse(file("cut.gz", Arrays.copyOf(whole, whole.length / 2)), ArchiveFormat.AUTO);

        int last = results.size() - 1;
        assertThat(last).isBetween(count / 3, count * 2 / 3);
        for (int i = 0; i < last; i++) {
            assertThat(Objects.requireNonNull(results.get(i).tweet()).id()).isEqualTo("x:" + (i + 1));
        }
        assertThat(rejected(results, last).reason()).isEqualTo(Reason.BROKEN_JSON);
        assertThat(rejected(results, last).detail()).contains("cut or damaged");
        assertThat(rejected(results, last).id()).endsWith("cut.gz:" + (last + 1));
    }

    @Test
    void aGzipCutInItsHeaderIsReported() throws IOException {
        List<Parsed> results = Archives.parse(file("cut.gz", Arrays.copyOf(gzip(tweet(1)), 5)), ArchiveFormat.AUTO);

        assertThat(results).hasSize(1);
        assertThat(rejected(results, 0).detail()).contains("cut or damaged");
    }

    @Test
    void aLineAboveTheLimitIsReadThroughAndRejectedOnce() throws IOException {
        Path file = folder.resolve("large.jsonl");
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("{\"data\": [".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 66; i++) {
                out.write(block);
            }
            out.write(('\n' + tweet(2)).getBytes(StandardCharsets.UTF_8));
        }

        List<Parsed> results = Archives.parse(file, ArchiveFormat.NDJSON);

        assertThat(results).hasSize(2);
        assertThat(rejected(results, 0).reason()).isEqualTo(Reason.OVERSIZED);
        assertThat(rejected(results, 0).payload()).isEmpty();
        assertThat(rejected(results, 0).excerpt().bytes()).isEqualTo(10 + (66L << 20));
        assertThat(rejected(results, 0).excerpt().sha256()).isEmpty();
        assertThat(ids(results.subList(1, 2))).containsExactly("x:2");
    }

    @Test
    void aRowOfScrapsIsRefusedTogetherAfterTheFirstHundred() throws IOException {
        int shortRecords = 4_000;
        String lines = tweet(1) + "\n" + "{}\n".repeat(shortRecords) + tweet(2) + "\n{}\n";
        Path file = file("a.jsonl", lines);

        List<Parsed> results = Archives.parse(file, ArchiveFormat.NDJSON);

        // 8 KiB hold 2,730 times two brackets and a line feed.
        assertThat(results).hasSize(1 + ShortRecordMerger.MAX_SINGLE_REJECTIONS + 2 + 2);
        assertThat(ids(List.of(results.get(0), results.get(ShortRecordMerger.MAX_SINGLE_REJECTIONS + 3))))
                .containsExactly("x:1", "x:2");
        Rejected alone = rejected(results, ShortRecordMerger.MAX_SINGLE_REJECTIONS);
        assertThat(alone.id()).isEqualTo(file + ":101");
        assertThat(alone.excerpt().bytes()).isEqualTo(2);
        Rejected first = rejected(results, ShortRecordMerger.MAX_SINGLE_REJECTIONS + 1);
        assertThat(first.id()).isEqualTo(file + ":102");
        assertThat(first.reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(first.detail()).startsWith("2730 records").contains("up to " + file + ":2831");
        assertThat(first.payload()).isEmpty();
        assertThat(first.excerpt().bytes()).isEqualTo(3 * 2_730);
        Rejected second = rejected(results, ShortRecordMerger.MAX_SINGLE_REJECTIONS + 2);
        assertThat(second.id()).isEqualTo(file + ":2832");
        assertThat(second.detail()).startsWith("1170 records").contains("up to " + file + ":4001");
        assertThat(rejected(results, ShortRecordMerger.MAX_SINGLE_REJECTIONS + 4)
                        .id())
                .isEqualTo(file + ":4003");
    }

    @Test
    void shortRowsAreRefusedTogetherWhateverIsWrongWithThem() throws IOException {
        String rows = "id,time,user,text\n" + "a,b\n\"\n".repeat(200) + "1,2013-05-28 10:24\n".repeat(200)
                + "5,2013-05-28 10:24:00,a,b\n";

        List<Parsed> results = Archives.parse(file("a.csv", rows), ArchiveFormat.CSV);

        assertThat(results).hasSize(ShortRecordMerger.MAX_SINGLE_REJECTIONS + 2);
        assertThat(rejected(results, ShortRecordMerger.MAX_SINGLE_REJECTIONS).reason())
                .isEqualTo(Reason.BAD_ROW);
        assertThat(rejected(results, ShortRecordMerger.MAX_SINGLE_REJECTIONS).detail())
                .contains(" rows, each of");
        assertThat(Objects.requireNonNull(results.get(ShortRecordMerger.MAX_SINGLE_REJECTIONS + 1)
                                .tweet())
                        .id())
                .isEqualTo("x:5");
    }

    @Test
    void listsWithoutElementsAreNoScraps() throws IOException {
        Path file = file("a.jsonl", "[]\n[ ]\r\n\r\n".repeat(500) + "{\"data\":[]}\n".repeat(200));

        assertThat(Archives.parse(file, ArchiveFormat.NDJSON)).isEmpty();
    }

    @Test
    void emptyFilesHoldNothing() throws IOException {
        for (ArchiveFormat format : ArchiveFormat.values()) {
            assertThat(Archives.parse(file("empty", ""), format)).isEmpty();
            assertThat(Archives.parse(file("blank", "\n \n\n"), ArchiveFormat.AUTO))
                    .isEmpty();
        }
    }

    @Test
    void progressIsReportedInBytesOfTheFile() throws IOException {
        byte[] content = gzip(tweet(1) + "\n" + tweet(2));
        try (ArchiveReader reader = ArchiveReader.open(file("a.gz", content), ArchiveFormat.AUTO)) {
            while (reader.next() != null) {}
            assertThat(reader.bytesRead()).isEqualTo(content.length);
        }
    }

    @Test
    void aMissingFileOrADirectoryIsNamed() throws IOException {
        Path there = file("there", "");

        ArchiveReader.requireReadable(List.of(there));
        assertThatThrownBy(() -> ArchiveReader.requireReadable(List.of(there, folder.resolve("nowhere.json"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere.json: there is no such file");
        assertThatThrownBy(() -> ArchiveReader.requireReadable(List.of(folder))).hasMessageContaining("is a directory");
    }
}
