package io.rounds.bench.export;

import io.rounds.communities.Communities;
import io.rounds.ingest.RecordParser;
import io.rounds.links.GraphUpdate;
import io.rounds.links.TweetVersion;
import io.rounds.model.Document;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.simulator.Noise;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** The share documents of a simulation, created without running the job. */
final class SimulatedShares {
    /** Higher than in reality, so that a million shares do not need decades. */
    private static final double VOLUME = 10;

    private static final int WEEKS = 52;

    private final Simulator simulator = new Simulator(SimulatorOptions.weeks(WEEKS).toBuilder()
            .volume(VOLUME)
            .noise(Noise.NONE)
            .build());
    private final Communities communities = Communities.load();
    private final RecordParser parser = new RecordParser();
    private final Origin origin = new Origin("bench", Instant.EPOCH);
    private final Queue<Document> documents = new ArrayDeque<>();

    /** The next share. */
    Document next() {
        while (documents.isEmpty()) {
            if (!simulator.hasNext()) {
                throw new IllegalStateException("The simulation has ended");
            }
            parser.parse(simulator.next().payload(), origin, this::add);
        }
        return documents.remove();
    }

    private void add(Parsed parsed) {
        Tweet read = parsed.tweet();
        if (read == null) {
            return;
        }
        Tweet tweet = read.withCommunities(communities.of(read.hashtags()));
        if (!tweet.communities().isEmpty()) {
            documents.addAll(GraphUpdate.of(null, TweetVersion.of(tweet)).documents());
        }
    }
}
