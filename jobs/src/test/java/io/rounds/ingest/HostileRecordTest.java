package io.rounds.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Parsed;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of a mebibyte that somebody has made to take long. */
class HostileRecordTest {
    private static final int LENGTH = (1 << 20) - 4_096;
    /** Ten times what is needed, for machines that are busy. */
    private static final Duration LIMIT = Duration.ofMillis(500);

    private static String repeated(int pieceLength, IntFunction<String> piece) {
        return IntStream.range(0, LENGTH / pieceLength).mapToObj(piece).collect(Collectors.joining(","));
    }

    private static String post(String fields) {
        return "{\"did\":\"did:plc:ada\",\"time_us\":1767608046123456,\"kind\":\"commit\",\"commit\":{\"operation\":\"create\","
                + "\"collection\":\"app.bsky.feed.post\",\"rkey\":\"1\",\"record\":{\"createdAt\":\"2026-01-05T10:14:05.120Z\","
                + fields
                + "}}}";
    }

    private static String status(String fields) {
        return "{\"created_at\":\"2026-01-05T10:14:05.120Z\",\"visibility\":\"public\",\"uri\":\"https://a.example/users/b/statuses/1\","
                + "\"account\":{\"acct\":\"b\",\"url\":\"https://a.example/@b\"}," + fields + "}";
    }

    static List<String> records() {
        List<String> records = new ArrayList<>();
        for (String type : List.of("tag", "link", "mention")) {
            String field = type.equals("tag") ? "tag" : type.equals("link") ? "uri" : "did";
            records.add(post("\"text\":\"" + "#a ".repeat(3_000) + "\",\"facets\":["
                    + repeated(
                            130,
                            i -> "{\"index\":{\"byteStart\":" + i + ",\"byteEnd\":" + (i + 3)
                                    + "},\"features\":[{\"$type\":\"app.bsky.richtext.facet#" + type + "\",\"" + field
                                    + "\":\"https://a.example/" + i + "\"}]}")
                    + "]"));
        }
        records.add(post("\"text\":\"\",\"tags\":[" + repeated(11, i -> "\"t" + i + "\"") + "]"));
        records.add(post("\"text\":\"" + "#a https://b.org/#".repeat(LENGTH / 18) + "\""));
        records.add(post("\"text\":\"\",\"embed\":" + "{\"media\":".repeat(900) + "{}" + "}".repeat(900)));
        records.add(status("\"content\":\"\",\"mentions\":["
                + repeated(40, i -> "{\"acct\":\"m" + i + "\",\"url\":\"https://a.example/" + i + "\"}") + "]"));
        records.add(status("\"mentions\":["
                + repeated(120, i -> "{\"acct\":\"m" + i + "\",\"url\":\"https://a.example/" + i + "\"}")
                + "],\"content\":\""
                + IntStream.range(0, LENGTH / 120)
                        .mapToObj(i -> "<a class='mention' href='https://a.example/" + i + "'>@m</a>")
                        .collect(Collectors.joining())
                + "\""));
        records.add(status("\"content\":\"\",\"tags\":[" + repeated(16, i -> "{\"name\":\"t" + i + "\"}") + "]"));
        records.add(status("\"content\":\"" + "<a href='https://a.example/x'>x".repeat(LENGTH / 31) + "\""));
        records.add("{\"event\":\"update\",\"payload\":\"" + "{\\\"reblog\\\":".repeat(LENGTH / 12) + "\"}");
        records.add(status("\"content\":\"x\",\"quote\":" + "{\"quote\":".repeat(900) + "{}" + "}".repeat(900)));
        String versions = repeated(23, i -> "\"" + (1_600_000_000_000_000_000L + i) + "\"");
        records.add(
                "{\"data\":{\"id\":\"1600000000000040000\",\"text\":\"x\",\"author_id\":\"2\",\"created_at\":\"2022-10-04T15:25:05.000Z\","
                        + "\"edit_history_tweet_ids\":[" + versions + "]}}");
        records.add(
                "{\"tweet\":{\"id_str\":\"1600000000000040000\",\"full_text\":\"x\",\"edit_info\":{\"initial\":{\"editTweetIds\":["
                        + versions + "]}}}}");
        return records;
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("records")
    void takesTimeInProportion(String record) {
        byte[] bytes = record.getBytes(UTF_8);
        RecordParser parser = Parsing.parser();
        List<Parsed> results = new ArrayList<>();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        parser.parse(bytes, Parsing.ORIGIN, results::add);
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(LIMIT);
        assertThat(results).isNotEmpty();
    }
}
