package io.rounds.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a payload on its way: no exception, no silence, and no defect that had to be caught. */
class RecordParserMutationTest {
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
            "{\"tweet\": " + Payloads.V11_EXTENDED + "}",
            Payloads.MASTODON_REBLOG,
            Payloads.mastodonMessage("update", Payloads.MASTODON_STATUS),
            "{\"event\":\"delete\",\"payload\":\"115840000000000001\",\"host\":\"other.example\"}",
            "{\"accounts\": [], \"statuses\": [" + Payloads.MASTODON_STATUS + "], \"hashtags\": []}",
            "[" + Payloads.V2_PAGE + "," + Payloads.V11_REPOST + "]",
            "{\"delete\": {\"status\": {\"id\": 1, \"id_str\": \"1\"}, \"timestamp_ms\": \"1\"}}",
            "{\"data\": {\"delete\": {\"tweet\": {\"id\": \"6\"}, \"event_at\": \"2022-12-23T12:34:56.789Z\"}}}",
            "{\"errors\": [{\"title\": \"a\", \"detail\": {\"b\": [1]}}]}",
            "{\"id\":\"1170147183095664640\",\"action\":\"delete\",\"created_at\":\"2019-09-07T01:30:03.390Z\"}");

    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "{}",
            "7",
            "-1",
            "1e400",
            "99999999999999999999999",
            "true",
            "\"\"",
            "\"x\"",
            "[[{}]]",
            "{\"id\": []}",
            "\"\\ud800\"");

    private final RecordParser parser = Parsing.parser();

    private void check(byte[] record) {
        List<Parsed> results = Parsing.parse(record);
        parser.parse(record, Parsing.ORIGIN, parsed -> {});
        boolean mayHoldNothing = new String(record, StandardCharsets.UTF_8).contains("[]");
        assertThat(results.isEmpty() && !mayHoldNothing).as("something is lost").isFalse();
        assertThat(results)
                .extracting(Parsed::rejected)
                .filteredOn(Objects::nonNull)
                .noneMatch(RecordParserMutationTest::revealsADefect);
    }

    private static boolean revealsADefect(Rejected rejected) {
        return rejected.reason() == Reason.UNKNOWN_FORMAT && rejected.detail().contains("defect");
    }

    @Property(tries = 2_000, seed = "42")
    void changedBytesNeverThrow(
            @ForAll @IntRange(max = 8) int payload,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int changes) {
        byte[] record = PAYLOADS.get(payload).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            record[random.nextInt(record.length)] = (byte) random.nextInt(256);
        }
        check(record);
    }

    @Property(tries = 500, seed = "42")
    void cutPayloadsNeverThrow(@ForAll @IntRange(max = 8) int payload, @ForAll long seed) {
        byte[] record = PAYLOADS.get(payload).getBytes(StandardCharsets.UTF_8);
        check(Arrays.copyOf(record, 1 + new Random(seed).nextInt(record.length)));
    }

    /** Exchanges whole values, so that the result is JSON of an unexpected shape. */
    @Property(tries = 3_000, seed = "42")
    void valuesOfOtherTypesNeverThrow(
            @ForAll @IntRange(max = 8) int payload,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int changes) {
        String record = PAYLOADS.get(payload);
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            record = exchangeValue(record, random);
        }
        check(record.getBytes(StandardCharsets.UTF_8));
    }

    private static String exchangeValue(String record, Random random) {
        int colon = record.indexOf(": ", random.nextInt(record.length()));
        if (colon < 0) {
            return record;
        }
        int from = colon + 2;
        int to = from;
        int depth = 0;
        boolean quoted = false;
        for (; to < record.length(); to++) {
            char c = record.charAt(to);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']') && --depth < 0) {
                break;
            } else if (!quoted && c == ',' && depth == 0) {
                break;
            }
        }
        return record.substring(0, from) + VALUES.get(random.nextInt(VALUES.size())) + record.substring(to);
    }

    @Property(tries = 1_000, seed = "42")
    void randomBytesNeverThrow(@ForAll @Size(min = 1, max = 200) byte[] record) {
        if (!new String(record, StandardCharsets.ISO_8859_1).isBlank()) {
            check(record);
        }
    }
}
