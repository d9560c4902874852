package io.rounds.bench.parse;

import io.rounds.bench.jmh.JmhBench;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code rounds bench parse}: the parser of records, compared with Jackson's tree by JMH. */
@Command(
        name = "parse",
        description = {
            "Compares the parser of records with Jackson's readTree, which makes no tweet of what it reads, on simulated X API v2"
                    + " payloads, on one core.",
            "",
            "JMH measures each in a separate JVM: five warm-up rounds, then the measured rounds. The figure per core is"
                    + " tweets per second of CPU time.",
            ""
        },
        sortOptions = false)
public final class ParseBench extends JmhBench {
    private static final String PEER = "readTree";

    public ParseBench() {}

    @Override
    protected Class<?> benchmarks() {
        return ParserBenchmark.class;
    }

    @Override
    protected Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        descriptions.put("parse", "Rounds: from bytes to tweets");
        descriptions.put(PEER, "Jackson: from bytes to a tree");
        return descriptions;
    }

    @Override
    protected String peer() {
        return PEER;
    }

    @Override
    protected String peerTitle() {
        return "readTree";
    }

    @Override
    protected Map<String, Object> input() {
        return Map.of("payloads", ParserBenchmark.PAYLOADS);
    }
}
