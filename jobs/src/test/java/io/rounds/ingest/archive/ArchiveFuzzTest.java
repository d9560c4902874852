package io.rounds.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.Invariants;
import io.rounds.ingest.Parsing;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Files that a fuzzer has made. CONTRIBUTING.md says how to fuzz. */
class ArchiveFuzzTest {
    private static final String HEADER = "id,created_at,user,text\n";

    /** One file, written anew for each input: a folder each would fill the disk. */
    private static Path path = Path.of("");

    private final RecordParser parser = Parsing.parser();

    @BeforeAll
    static void makeFile() throws IOException {
        path = Files.createTempFile("rounds-fuzz", ".jsonl");
    }

    @AfterAll
    static void deleteFile() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Each reader of files must cope with any file: the user may name the format, and name the wrong one. */
    @FuzzTest(maxDuration = "10m")
    void file(byte[] bytes) throws IOException {
        check(bytes, ArchiveFormat.AUTO);
        check(bytes, ArchiveFormat.JSON);
        check(bytes, ArchiveFormat.CSV);
        List<ArchiveRecord> lines = check(bytes, ArchiveFormat.NDJSON);
        boolean packed = bytes.length > 1 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
        Invariants.require(
                packed || countWithoutLineEnds(bytes) == countWithoutLineEnds(lines),
                "each line comes out",
                lines.size());
    }

    @FuzzTest(maxDuration = "10m")
    void csv(byte[] rows) throws IOException {
        byte[] header = HEADER.getBytes(UTF_8);
        byte[] bytes = new byte[header.length + rows.length];
        System.arraycopy(header, 0, bytes, 0, header.length);
        System.arraycopy(rows, 0, bytes, header.length, rows.length);
        List<ArchiveRecord> records = check(bytes, ArchiveFormat.CSV);
        Invariants.require(
                countWithoutLineEnds(rows) == countWithoutLineEnds(records), "each row comes out", records.size());
    }

    private List<ArchiveRecord> check(byte[] bytes, ArchiveFormat format) throws IOException {
        Files.write(path, bytes);
        List<ArchiveRecord> records = new ArrayList<>();
        List<Parsed> results = new ArrayList<>();
        try (ArchiveReader reader = ArchiveReader.open(path, format)) {
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
                parser.parse(record, results::add);
            }
        }
        Invariants.check(results);
        long oversized = results.stream()
                .map(Parsed::rejected)
                .filter(Objects::nonNull)
                .filter(rejected -> rejected.reason() == Reason.OVERSIZED)
                .count();
        Invariants.require(
                oversized == 0 || bytes.length > RecordParser.MAX_TWEET_BYTES / 2, "small files fit", oversized);
        return records;
    }

    private static long countWithoutLineEnds(List<ArchiveRecord> records) {
        long count = 0;
        for (ArchiveRecord record : records) {
            count += countWithoutLineEnds(record.bytes());
        }
        return count;
    }

    private static long countWithoutLineEnds(byte[] bytes) {
        long count = 0;
        for (byte b : bytes) {
            count += b == '\n' || b == '\r' ? 0 : 1;
        }
        return count;
    }
}
