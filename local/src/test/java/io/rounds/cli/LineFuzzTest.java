package io.rounds.cli;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** Lines for {@code rounds extract} that a fuzzer has made. CONTRIBUTING.md says how to fuzz. */
class LineFuzzTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LineExtractor extractor = new LineExtractor(null);

    @FuzzTest(maxDuration = "10m")
    void extract(byte[] line) throws IOException {
        byte[] written = extractor.extract(line);
        require(written[written.length - 1] == '\n', "an object ends with the line");
        for (int i = 0; i < written.length - 1; i++) {
            require(written[i] != '\n', "an object is one line");
        }
        JsonNode found = MAPPER.readTree(written);
        for (String list : List.of("hashtags", "mentions", "urls", "links")) {
            require(found.path(list).isArray(), list + " is a list");
        }
        require(found.has("reply_to"), "reply_to is present");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
