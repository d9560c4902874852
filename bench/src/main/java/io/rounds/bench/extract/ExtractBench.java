package io.rounds.bench.extract;

import io.rounds.bench.jmh.JmhBench;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code rounds bench extract}: extraction from text, compared with the twitter-text library by JMH. */
@Command(
        name = "extract",
        description = {
            "Compares extraction from text with the twitter-text library, on simulated texts, on one core.",
            "",
            "JMH measures each in a separate JVM: five warm-up rounds, then the measured rounds. The figure per core is"
                    + " tweets per second of CPU time, which estimates the throughput of a dedicated core even on a busy"
                    + " machine.",
            ""
        },
        sortOptions = false)
public final class ExtractBench extends JmhBench {
    private static final String PEER = "twitterText";

    public ExtractBench() {}

    @Override
    protected Class<?> benchmarks() {
        return TextBenchmark.class;
    }

    @Override
    protected Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        descriptions.put("extract", "Rounds: hashtags, mentions, URLs, reply");
        descriptions.put("extractAndUnderstandLinks", "Rounds: the same and its links");
        descriptions.put(PEER, "twitter-text 3.1.0: all entities, reply");
        return descriptions;
    }

    @Override
    protected String peer() {
        return PEER;
    }

    @Override
    protected String peerTitle() {
        return "twitter-text";
    }

    @Override
    protected Map<String, Object> input() {
        return Map.of("texts", TextBenchmark.TEXTS);
    }
}
