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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Files that a fuzzer has made. CONTRIBUTING.md says how to fuzz. */
class ArchiveFuzzTest {
    private static final String HEADER = "id,created_at,user,text\n";

    /** One file, written anew for each input: a folder each would fill the disk. */
    private static Path path = Path.of("");

    private final RecordParser parser = Parsing.parser();
    private @Nullable FileReport report;
    private boolean startsWithMark;

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
        Invariants.require(
                !isPlain() || countWithoutLineEnds(bytes) == countWithoutLineEnds(lines),
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
                !isPlain() || countWithoutLineEnds(rows) == countWithoutLineEnds(records),
                "each row comes out",
                records.size());
    }

    /** Tables that are arrays of arrays. */
    @FuzzTest(maxDuration = "10m")
    void values(byte[] rows) throws IOException {
        byte[] start = "[[\"id\",\"created_at\",\"user\",\"text\"],[".getBytes(UTF_8);
        byte[] bytes = Arrays.copyOf(start, start.length + rows.length);
        System.arraycopy(rows, 0, bytes, start.length, rows.length);
        check(bytes, ArchiveFormat.AUTO);
    }

    /**
     * Containers of every kind, which begin as the input says and go on as it says: what comes out is bounded, and said.
     *
     * @param bytes the first one chooses the kind
     */
    @FuzzTest(maxDuration = "10m")
    void container(byte[] bytes) throws IOException {
        byte[][] beginnings = {
            {0x1F, (byte) 0x8B, 8},
            {'B', 'Z', 'h', '9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59},
            {(byte) 0xFD, '7', 'z', 'X', 'Z', 0},
            {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD},
            {4, 0x22, 0x4D, 0x18},
            {'P', 'K', 3, 4},
            {'P', 'K', 5, 6},
            {(byte) 0xFF, (byte) 0xFE},
            {(byte) 0xFF, (byte) 0xFE, 0, 0},
            {}
        };
        if (bytes.length == 0) {
            return;
        }
        byte[] beginning = beginnings[(bytes[0] & 0xFF) % beginnings.length];
        byte[] file = Arrays.copyOf(beginning, beginning.length + bytes.length - 1);
        System.arraycopy(bytes, 1, file, beginning.length, bytes.length - 1);
        check(file, ArchiveFormat.AUTO);
    }

    /** Whether the last file was taken for lines or rows of UTF-8 that are not packed. */
    private boolean isPlain() {
        return report != null
                && report.parts().size() == 1
                && report.parts().stream()
                        .map(PartReport::description)
                        .allMatch(part -> part.layout() != null
                                && part.packing().isEmpty()
                                && part.encoding().equals("UTF-8")
                                && !startsWithMark);
    }

    private List<ArchiveRecord> check(byte[] bytes, ArchiveFormat format) throws IOException {
        Files.write(path, bytes);
        startsWithMark = bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB;
        List<ArchiveRecord> records = new ArrayList<>();
        List<Parsed> results = new ArrayList<>();
        try (ArchiveReader reader = ArchiveReader.open(path, format)) {
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
                parser.parse(record, results::add);
            }
            report = reader.report();
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
