package io.rounds.bench.extract;

import com.twitter.twittertext.Extractor;
import io.rounds.bench.jmh.Work;
import io.rounds.extract.links.Links;
import io.rounds.extract.text.TextEntities;
import io.rounds.extract.text.TextExtractor;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.simulator.LoadPool;
import io.rounds.simulator.SimulatorOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Extraction from the texts of simulated tweets, one text per invocation, on one thread, so that invocations per
 * second are tweets per second on a core. Run by JMH.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TextBenchmark {
    static final int TEXTS = 20_000;
    private static final double VOLUME = 4;
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

    private final Extractor library = new Extractor();
    private final Links links = Links.load();
    private List<String> texts = List.of();
    private int next;

    /** Called by JMH. */
    public TextBenchmark() {}

    /** Simulates the tweets. */
    @Setup
    public void simulate() {
        LoadPool pool = LoadPool.create(
                SimulatorOptions.weeks(1).toBuilder().volume(VOLUME).build(), TEXTS);
        RecordParser parser = new RecordParser();
        List<String> simulated = new ArrayList<>(TEXTS);
        for (int i = 0; i < TEXTS; i++) {
            Origin origin = new Origin("bench:" + i, START);
            parser.parse(pool.payload(i, START.plusSeconds(i)), origin, parsed -> add(simulated, parsed));
        }
        texts = List.copyOf(simulated);
    }

    private static void add(List<String> texts, Parsed parsed) {
        Tweet tweet = parsed.tweet();
        if (tweet != null) {
            texts.add(tweet.text());
        }
    }

    List<String> texts() {
        return texts;
    }

    private String text(Work work) {
        work.tweets++;
        next = next + 1 == texts.size() ? 0 : next + 1;
        return texts.get(next);
    }

    /** Extracts hashtags, mentions, URLs and the handle replied to. */
    @Benchmark
    public TextEntities extract(Work work) {
        return TextExtractor.extract(text(work));
    }

    /** Also parses each URL. Links repeat, as in a stream, so that most are cached. */
    @Benchmark
    public TextEntities extractAndUnderstandLinks(Work work, Blackhole used) {
        TextEntities found = TextExtractor.extract(text(work));
        for (String url : found.wholeUrls()) {
            used.consume(links.link(url));
        }
        return found;
    }

    /** twitter-text's library: hashtags, mentions, lists, URLs and cashtags in one call, and the handle replied to. */
    @Benchmark
    public List<Extractor.Entity> twitterText(Work work, Blackhole used) {
        String text = text(work);
        used.consume(library.extractReplyScreenname(text));
        return library.extractEntitiesWithIndices(text);
    }
}
