package io.rounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineReaderTest {
    @Test
    void linesEndWithNewlineOrReturnAndNewline() throws IOException {
        assertThat(lines("a\nb\r\n\nc\rd\n")).containsExactly("a", "b", "", "c\rd");
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(lines("a\nb")).containsExactly("a", "b");
        assertThat(lines("\n")).containsExactly("");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void aLineMayBeLongerThanAnyBuffer() throws IOException {
        String longLine = "é".repeat(300_000);
        assertThat(lines("x\n" + longLine + "\ny")).containsExactly("x", longLine, "y");
    }

    @Test
    void aLineMayComeInPieces() throws IOException {
        InputStream in = new SequenceInputStream(stream("ab"), stream("c\nd\n"));
        assertThat(lines(in)).containsExactly("abc", "d");
    }

    @Test
    void itTellsWhetherTheNextLineMustBeWaitedFor() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            LineReader reader = new LineReader(in);
            assertThat(reader.wouldBlock()).isTrue();
            out.write("a\nb\nc".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(reader.wouldBlock()).isFalse();
            reader.next();
            assertThat(reader.wouldBlock()).isFalse();
            reader.next();
            assertThat(reader.wouldBlock()).isTrue();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(String text) throws IOException {
        return lines(stream(text));
    }

    private static List<String> lines(InputStream in) throws IOException {
        LineReader reader = new LineReader(in);
        List<String> lines = new ArrayList<>();
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            lines.add(new String(line, StandardCharsets.UTF_8));
        }
        return lines;
    }
}
