package io.rounds.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.Parsing;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large objects that hold an array, by people who do not exist. */
class ArrayItemsTest {
    private static final int LARGE = 2_000;
    private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");

    private static Splitter splitter(String text, boolean lines) {
        ByteSource source = new ByteSource(new ByteArrayInputStream(text.getBytes(UTF_8)));
        return lines ? new LineSplitter(source, "file", AT, LARGE) : new JsonSplitter(source, "file", AT, false, LARGE);
    }

    private static List<ArchiveRecord> records(String text, boolean lines) throws IOException {
        Splitter splitter = splitter(text, lines);
        List<ArchiveRecord> records = new ArrayList<>();
        for (ArchiveRecord record = splitter.next(); record != null; record = splitter.next()) {
            records.add(record);
        }
        return records;
    }

    private static List<Parsed> parsed(List<ArchiveRecord> records) {
        RecordParser parser = Parsing.parser(ReadingDefaults.NONE);
        List<Parsed> results = new ArrayList<>();
        records.forEach(record -> parser.parse(record, results::add));
        return results;
    }

    private static String note(int number) {
        String uri = "https://med.example/users/ada/statuses/" + number;
        return "{\"id\": \"" + uri
                + "/activity\", \"type\": \"Create\", \"actor\": \"https://med.example/users/ada\", \"to\": [\"as:Public\"],"
                + " \"object\": {\"id\": \"" + uri
                + "\", \"type\": \"Note\", \"published\": \"2025-11-20T10:00:00Z\","
                + " \"attributedTo\": \"https://med.example/users/ada\", \"to\": [\"as:Public\"], \"content\": \"a ] } \\\" b\"}}";
    }

    private static String outbox(int size, String between) {
        return "{\"@context\": [\"https://www.w3.org/ns/activitystreams\"], \"type\": \"OrderedCollection\", \"orderedItems\": ["
                + between
                + IntStream.range(0, size).mapToObj(ArrayItemsTest::note).collect(Collectors.joining(',' + between))
                + between + "], \"totalItems\": " + size + "}";
    }

    private static List<String> ids(List<Parsed> results) {
        return results.stream()
                .map(result -> Objects.requireNonNull(result.tweet()).id())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLargeOutboxGivesTheSamePostsAsOneThatIsNotTakenApart(boolean lines) throws IOException {
        String outbox = outbox(30, "");

        List<ArchiveRecord> records = records(outbox, lines);

        assertThat(records).hasSize(31);
        assertThat(records).allSatisfy(record -> assertThat(record.size()).isLessThan(LARGE));
        assertThat(records.stream().map(record -> record.origin().place()))
                .startsWith("file:1", "file:1:2", "file:1:3")
                .doesNotHaveDuplicates();
        List<Parsed> whole = Parsing.parse(outbox);
        assertThat(whole).hasSize(30);
        assertThat(ids(parsed(records))).isEqualTo(ids(whole));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSmallOneStaysOneRecord(boolean lines) throws IOException {
        assertThat(records(outbox(2, ""), lines)).hasSize(1);
    }

    @Test
    void anElementIsNamedByItsLineAndWhatFollowsIsReadOn() throws IOException {
        List<ArchiveRecord> records = records('\n' + outbox(20, "\n") + "\n" + note(99), false);

        assertThat(records.stream().map(record -> record.origin().place()))
                .startsWith("file:3", "file:4", "file:5")
                .endsWith("file:22", "file:23", "file:24");
        assertThat(ids(parsed(records))).hasSize(21).endsWith("mastodon:med.example/99");
    }

    @Test
    void linesAfterALargeOneAreReadOn() throws IOException {
        List<ArchiveRecord> records = records(outbox(20, "") + '\n' + note(98) + '\n' + outbox(20, "") + '\n', true);

        assertThat(ids(parsed(records))).hasSize(41);
        assertThat(records.stream().map(record -> record.origin().place())).contains("file:2", "file:3", "file:3:2");
    }

    @ParameterizedTest
    @CsvSource({
        "true, ''",
        "false, ''",
        "true, '{\"id\": '",
        "false, '{\"id\": '",
    })
    void aCutIsRejectedAndWhatCameBeforeIsRead(boolean lines, String rest) throws IOException {
        String outbox = outbox(20, "");
        String cut =
                outbox.substring(0, outbox.lastIndexOf("{\"id\": \"https://med.example/users/ada/statuses/19/activity"))
                        + rest;

        List<Parsed> results = parsed(records(lines ? cut + '\n' + note(97) : cut, lines));

        List<Parsed> rejected =
                results.stream().filter(result -> result.rejected() != null).toList();
        assertThat(rejected).hasSize(1);
        assertThat(Objects.requireNonNull(rejected.get(0).rejected()).reason()).isEqualTo(Reason.BROKEN_JSON);
        assertThat(results).hasSize(lines ? 21 : 20);
    }

    @Test
    void anArrayInsideOfArraysIsTakenApart() throws IOException {
        String entry = "{\"n\": [1, 2, \"]\"]}";
        String text = "{\"data\": {\"list\": [{\"type\": \"clear\"}, {\"entries\": ["
                + String.join(", ", Collections.nCopies(200, entry)) + "], \"end\": true}]}}";

        List<ArchiveRecord> records = records(text, false);

        assertThat(records).hasSize(201);
        assertThat(records.stream().map(record -> new String(record.bytes(), UTF_8)))
                .contains("{\"data\": {\"list\": [{\"type\": \"clear\"}, {\"entries\": [" + entry + "]}]}}")
                .endsWith("{\"data\": {\"list\": [{\"type\": \"clear\"}, {\"entries\": [], \"end\": true}]}}");
    }

    @Test
    void tweetsThatNeedWhatFollowsThemStayTogether() throws IOException {
        String page = "{\"data\": [" + "{\"id\": \"1\", \"text\": \"" + "x".repeat(3_000) + "\"}], \"includes\": {}}";

        assertThat(records(page, false)).hasSize(1);
        assertThat(records(page, true)).hasSize(1);
    }

    @Test
    void theRowsOfATableOfPandasAreTakenApart() throws IOException {
        String table = "{\"schema\":{\"fields\":[{\"name\":\"id\"}]},\"data\":["
                + String.join(",", Collections.nCopies(200, "{\"id\":1,\"text\":\"]\"}")) + "]}";

        assertThat(records(table, false)).hasSize(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[|]",
                "{\"@context\": \"x\", \"orderedItems\": [|], \"totalItems\": 1}",
                "{\"statuses\": [|], \"search_metadata\": {}}",
                "{\"took\": 1, \"hits\": {\"total\": 1, \"hits\": [|]}}",
                "{\"tweets\": [|], \"has_next_page\": false}",
            })
    void nothingButOneElementIsHeldInMemory(String before, String after) throws IOException {
        String element = "{\"id_str\": \"1\", \"text\": \"" + "x".repeat(1_000) + "\"}";
        int count = RecordParser.MAX_PAGE_BYTES / element.length() + 1;
        for (boolean lines : new boolean[] {true, false}) {
            if (lines && before.equals("[")) {
                continue;
            }
            ByteSource source = new ByteSource(new Repeated(before, element, count, after));
            Splitter splitter =
                    lines ? new LineSplitter(source, "file", AT) : new JsonSplitter(source, "file", AT, false);
            int records = 0;
            for (ArchiveRecord record = splitter.next(); record != null; record = splitter.next()) {
                assertThat(record.rejection()).isNull();
                assertThat(record.size()).isLessThan(2 * element.length());
                records++;
            }
            assertThat(records).isBetween(count, count + 1);
        }
    }

    @Test
    void aPageThatCannotBeTakenApartIsRejectedWithWhatToDo() throws IOException {
        String element = "{\"id\": \"1\", \"text\": \"" + "x".repeat(1_000) + "\"}";
        int count = RecordParser.MAX_PAGE_BYTES / element.length() + 1;
        ByteSource source = new ByteSource(new Repeated("{\"data\": [", element, count, "], \"includes\": {}}"));

        List<ArchiveRecord> records = new ArrayList<>();
        Splitter splitter = new JsonSplitter(source, "file", AT, false);
        for (ArchiveRecord record = splitter.next(); record != null; record = splitter.next()) {
            records.add(record);
        }

        List<Parsed> results = parsed(records);
        assertThat(results).hasSize(1);
        assertThat(Objects.requireNonNull(results.get(0).rejected()).reason()).isEqualTo(Reason.OVERSIZED);
        assertThat(Objects.requireNonNull(results.get(0).rejected()).detail()).contains("one tweet a line", "flatten");
    }

    /** An object whose array has an element many times, made as it is read. */
    private static final class Repeated extends InputStream {
        private final byte[] element;
        private final byte[] after;
        private byte[] current;
        private int at;
        private int left;
        private boolean ended;

        Repeated(String before, String element, int count, String after) {
            this.element = (element + ',').getBytes(UTF_8);
            this.after = (element + after).getBytes(UTF_8);
            this.current = before.getBytes(UTF_8);
            this.left = count - 1;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == current.length) {
                if (ended) {
                    return -1;
                }
                ended = left == 0;
                current = ended ? after : element;
                left--;
                at = 0;
            }
            int count = Math.min(length, current.length - at);
            System.arraycopy(current, at, into, from, count);
            at += count;
            return count;
        }
    }
}
