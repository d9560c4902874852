package io.rounds.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class ExternalSorterTest {
    private static final Comparator<byte[][]> ORDER = Comparator.<byte[][], byte[]>comparing(
                    record -> record[0], Arrays::compareUnsigned)
            .thenComparing(record -> record[1], Arrays::compareUnsigned);
    private static Path directory = Path.of("");

    @BeforeContainer
    static void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("sorter-test");
    }

    @AfterContainer
    static void nothingIsLeftBehind() throws IOException {
        Files.delete(directory);
    }

    @Property(tries = 300, seed = "42")
    void anyRecordsComeOutAsAnInMemorySortOrdersThem(
            @ForAll @Size(max = 60) List<@Size(value = 2) List<byte @Size(max = 6) []>> input,
            @ForAll @IntRange(min = 1, max = 400) int bufferBytes,
            @ForAll @IntRange(min = 2, max = 5) int openRuns)
            throws IOException {
        List<byte[][]> records =
                input.stream().map(pair -> pair.toArray(byte[][]::new)).toList();

        assertThat(sort(records, bufferBytes, openRuns)).isEqualTo(inMemory(records));
        assertThat(directory).isEmptyDirectory();
    }

    @Example
    void manyRunsAreMergedInSeveralPasses() throws IOException {
        Random random = new Random(7);
        List<byte[][]> records = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] payload = new byte[random.nextInt(40)];
            random.nextBytes(payload);
            records.add(new byte[][] {Integer.toString(random.nextInt(5_000)).getBytes(UTF_8), payload});
        }

        assertThat(sort(records, 4_096, 3)).isEqualTo(inMemory(records));
    }

    @Example
    void whatFitsInTheBufferTouchesNoFile() throws IOException {
        try (ExternalSorter sorter = new ExternalSorter(directory)) {
            for (int i = 0; i < 1_000; i++) {
                sorter.add(bytes("key" + i), bytes("payload"));
            }
            assertThat(drain(sorter.sort())).hasSize(1_000);
            assertThat(sorter.runsWritten()).isZero();
            assertThat(sorter.records()).isEqualTo(1_000);
        }
    }

    @Example
    void aRecordLargerThanTheBufferIsSortedLikeAnyOther() throws IOException {
        byte[] large = new byte[100_000];
        List<byte[][]> records =
                List.of(new byte[][] {bytes("c"), bytes("1")}, new byte[][] {bytes("b"), large}, new byte[][] {
                    bytes("a"), bytes("2")
                });

        assertThat(sort(records, 1_000, 2)).isEqualTo(inMemory(records));
    }

    @Example
    void bytesCompareUnsigned() throws IOException {
        byte[] high = {(byte) 0x80};
        byte[] low = {0x7f};

        assertThat(sort(List.of(new byte[][] {high, low}, new byte[][] {low, high}), 1_000, 2))
                .containsExactly("7f=80", "80=7f");
    }

    @Example
    void anUnfinishedSortLeavesNoFile() throws IOException {
        try (ExternalSorter sorter = new ExternalSorter(directory, 100, 2)) {
            for (int i = 0; i < 100; i++) {
                sorter.add(bytes("key" + i), bytes("payload"));
            }
            RecordCursor cursor = sorter.sort();
            assertThat(cursor.advance()).isTrue();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Example
    void aFileCutShortIsAnErrorAndNotAShorterResult() throws IOException {
        try (ExternalSorter sorter = new ExternalSorter(directory, 100, 64)) {
            for (int i = 0; i < 20; i++) {
                sorter.add(bytes("key" + i), bytes("payload"));
            }
            try (Stream<Path> files = Files.walk(directory)) {
                Path run =
                        files.filter(path -> path.endsWith("run-0")).findFirst().orElseThrow();
                Files.write(run, Arrays.copyOf(Files.readAllBytes(run), 30), StandardOpenOption.TRUNCATE_EXISTING);
            }
            assertThatThrownBy(() -> drain(sorter.sort())).isInstanceOf(EOFException.class);
        }
    }

    @Example
    void addingAfterTheSortIsRefused() throws IOException {
        try (ExternalSorter sorter = new ExternalSorter(directory)) {
            sorter.sort();
            assertThatThrownBy(() -> sorter.add(bytes("a"), bytes("b"))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(sorter::sort).isInstanceOf(IllegalStateException.class);
        }
    }

    private static List<String> sort(List<byte[][]> records, int bufferBytes, int openRuns) throws IOException {
        try (ExternalSorter sorter = new ExternalSorter(directory, bufferBytes, openRuns)) {
            for (byte[][] record : records) {
                sorter.add(record[0], record[1]);
            }
            return drain(sorter.sort());
        }
    }

    private static List<String> drain(RecordCursor cursor) throws IOException {
        List<String> result = new ArrayList<>();
        while (cursor.advance()) {
            result.add(show(cursor.key(), cursor.payload()));
        }
        return result;
    }

    private static List<String> inMemory(List<byte[][]> records) {
        return records.stream()
                .sorted(ORDER)
                .map(record -> show(record[0], record[1]))
                .toList();
    }

    private static String show(byte[] key, byte[] payload) {
        return HexFormat.of().formatHex(key) + "=" + HexFormat.of().formatHex(payload);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
