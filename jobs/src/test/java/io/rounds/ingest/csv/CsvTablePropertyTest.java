package io.rounds.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Archives;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.model.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class CsvTablePropertyTest {
    private static final List<String> HEADER = List.of(
            "id",
            "author_id",
            "created_at",
            "author.username",
            "text",
            "referenced_tweets.retweeted.id",
            "entities.urls");

    private static List<Parsed> read(List<String> lines) throws IOException {
        Path file = Files.createTempFile("rounds-table", ".csv");
        try {
            Files.writeString(file, String.join("\n", lines) + '\n');
            return Archives.read(file, ReadingDefaults.NONE).results();
        } finally {
            Files.delete(file);
        }
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    /** A text in quotation marks, whatever it holds, is one cell of one row, and the order of columns does not matter. */
    @Property(tries = 200)
    void textsComeOutAsTheyWentInInAnyOrderOfColumns(
            @ForAll @Size(min = 1, max = 5) List<
                                    @StringLength(min = 1, max = 30) @Chars({'"', ',', '\n', '#', '@', ' ', '\t'})
                                    @CharRange(from = 'a', to = 'f') String>
                            texts,
            @ForAll long seed)
            throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < HEADER.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        List<String> lines = new ArrayList<>();
        lines.add(line(order.stream().map(HEADER::get).toList()));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = 'x' + texts.get(i) + 'y';
            expected.add(text);
            List<String> cells = List.of(
                    "138800000000010040" + i,
                    "9001",
                    "2021-05-01 10:00:00",
                    "alice_md",
                    text,
                    "1388000000000100300",
                    "[\"https://litfl.com/\"]");
            lines.add(line(order.stream().map(cells::get).toList()));
        }

        List<Parsed> results = read(lines);

        assertThat(results)
                .allMatch(parsed -> parsed.tweet() != null && parsed.tweet().isRepost());
        assertThat(results)
                .map(parsed -> parsed.tweet() == null ? "" : parsed.tweet().text())
                .isEqualTo(expected);
    }
}
