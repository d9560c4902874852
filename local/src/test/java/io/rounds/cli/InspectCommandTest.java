package io.rounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private int run(String... args) {
        return Rounds.commandLine(out, new PrintStream(messages, true, StandardCharsets.UTF_8))
                .execute(args);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String tweet(int id, String text) {
        return "{\"id\": \"" + id + "\", \"author_id\": \"2\", \"created_at\": \"2022-10-04T15:25:05.000Z\","
                + " \"text\": \"" + text + "\"}\n";
    }

    @Test
    void aFileIsShownWithItsFormatThreeTweetsAndWhatIsNotUsed() throws IOException {
        String lines = tweet(1, "x".repeat(61)) + tweet(2, "two\\nlines") + tweet(3, "three") + tweet(4, "four")
                + "{\"cut\": \n";
        Path file = Files.writeString(folder.resolve("a.jsonl"), lines);

        assertThat(run("inspect", file.toString())).isZero();

        assertThat(written().lines())
                .containsExactly(
                        file + ": X API v2 NDJSON, UTF-8: 4 tweets, 0 deletions in 5 records",
                        "  2022-10-04T15:25:05Z  original  @2  " + "x".repeat(60) + "...",
                        "  2022-10-04T15:25:05Z  original  @2  two lines",
                        "  2022-10-04T15:25:05Z  original  @2  three",
                        written().lines().skip(4).findFirst().orElse(""));
        assertThat(written().lines().skip(4).findFirst().orElse(""))
                .startsWith("  not used: 1 broken_json, the first at line 5: Not JSON, or cut: ");
        assertThat(messages.size()).isZero();
    }

    @Test
    void aFileWithNothingReadableEndsWithOneAndTheOthersAreShown() throws IOException {
        Path ids = Files.writeString(folder.resolve("ids.txt"), "1388000000000001500\n1388000000000001501\n");
        Path tweets = Files.writeString(folder.resolve("a.jsonl"), tweet(1, "x"));

        assertThat(run("inspect", ids.toString(), tweets.toString())).isEqualTo(1);

        assertThat(written())
                .contains(ids + ": nothing was read. This file is a list of ids: fetch (hydrate) the tweets first")
                .contains(tweets + ": X API v2 NDJSON");
    }

    @Test
    void ofAnArchiveEachMemberIsShown() throws IOException {
        Path file = folder.resolve("packed.zip");
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("data/a.jsonl"));
            zip.write(tweet(1, "x").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("README.md"));
            zip.write('x');
        }

        assertThat(run("inspect", file.toString())).isZero();

        assertThat(written())
                .contains(file + "!data/a.jsonl: X API v2 NDJSON, UTF-8, in zip: 1 tweet, 0 deletions in 1 record")
                .contains(file + ": passed over notes and programs (1)");
    }

    @Test
    void aMissingFileIsAnInvalidArgument() {
        assertThat(run("inspect", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("no such file");
    }

    @Test
    void helpHasExamples() {
        assertThat(run("inspect", "--help")).isZero();
        assertThat(written()).contains("rounds inspect tweets.csv", "Exit codes");
    }
}
