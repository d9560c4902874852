package io.rounds.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.SharedData;
import io.rounds.model.Parsed;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Whatever the record, the results are field by field those that the same parser gives where Jackson alone reads the JSON. For
 * tokens see {@link io.rounds.ingest.json.JsonScannerTest}.
 */
class ScannedRecordsTest {
    private static final List<String> PAYLOADS = List.of(
            Payloads.V2_STREAM,
            Payloads.V2_PAGE,
            Payloads.V11_EXTENDED,
            Payloads.V11_REPOST,
            Payloads.BLUESKY_POST,
            Payloads.BLUESKY_REPOST,
            Payloads.BLUESKY_DELETE,
            Payloads.BLUESKY_LIKE,
            Payloads.MASTODON_STATUS,
            Payloads.MASTODON_REBLOG,
            Payloads.mastodonMessage("update", Payloads.MASTODON_STATUS),
            "[" + Payloads.V2_PAGE + "," + Payloads.V11_REPOST + "]",
            Payloads.V2_STREAM + Payloads.BLUESKY_POST,
            "{\"_id\": 1, \"_source\": " + Payloads.V11_EXTENDED + "}");

    private final RecordParser parser = Parsing.parser();
    private final RecordParser reference = Parsing.referenceParser();

    private int compare(byte[] record) {
        List<Parsed> results = results(parser, record);
        assertThat(results).as(() -> new String(record, UTF_8)).isEqualTo(results(reference, record));
        return results.size();
    }

    private static List<Parsed> results(RecordParser parser, byte[] record) {
        List<Parsed> results = new ArrayList<>();
        parser.parse(record, Parsing.ORIGIN, results::add);
        return results;
    }

    @Test
    void payloadsOfAllFormats() {
        for (String payload : PAYLOADS) {
            assertThat(compare(payload.getBytes(UTF_8))).isPositive();
        }
    }

    @Test
    void cutAnywhere() {
        for (String payload : PAYLOADS) {
            byte[] record = payload.getBytes(UTF_8);
            for (int length = 0; length < record.length; length++) {
                compare(Arrays.copyOf(record, length));
            }
        }
    }

    @Property(tries = 5_000, seed = "15")
    void changedBytes(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] record = PAYLOADS.get(random.nextInt(PAYLOADS.size())).getBytes(UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            // Half of the time a byte that means something in JSON.
            byte[] other = "\"\\{}[],:0-e. \n\u00e4".getBytes(UTF_8);
            record[random.nextInt(record.length)] =
                    random.nextBoolean() ? other[random.nextInt(other.length)] : (byte) random.nextInt(256);
        }
        compare(record);
    }

    @Test
    void aSimulatedWeek() {
        Simulator simulator = new Simulator(SimulatorOptions.weeks(1));
        int results = 0;
        while (simulator.hasNext()) {
            results += compare(simulator.next().payload());
        }
        assertThat(results).isGreaterThan(10_000);
    }

    @Test
    void theSeedsOfTheFuzzer() {
        assertThat(compareFiles(Path.of("src/test/resources/io/rounds/ingest/RecordFuzzTestInputs")))
                .isGreaterThan(50);
    }

    @Test
    void realPayloads() {
        Path data = SharedData.path("");
        assertThat(compareFiles(data.resolve("x-v2")) + compareFiles(data.resolve("bluesky")))
                .isGreaterThan(1_000);
        Path cases = data.resolveSibling("cases");
        if (Files.isDirectory(cases)) {
            assertThat(compareFiles(cases)).isGreaterThan(20);
        }
    }

    /** Each line, and each file as a whole. */
    private int compareFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToInt(this::compareFile)
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int compareFile(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int results = compare(bytes);
            int from = 0;
            for (int to = 0; to < bytes.length; to++) {
                if (bytes[to] == '\n') {
                    results += compare(Arrays.copyOfRange(bytes, from, to));
                    from = to + 1;
                }
            }
            return results;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
