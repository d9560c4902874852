package io.rounds.ingest.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.model.Community;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a backfill, at once or with an interruption after so many messages; what it keeps, by what tests tell it by. */
public final class BackfillRunner {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<Network> network;
    private final TimeSpan span;
    private final List<Community> communities;
    private final Clock clock;
    private final Function<JsonNode, String> name;
    private final List<String> kept = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private IdMemory known = new IdMemory(IdMemory.STANDARD_CAPACITY);
    private @Nullable String position;

    /** @param name of a message, without its envelope */
    public BackfillRunner(
            Supplier<Network> network,
            TimeSpan span,
            List<Community> communities,
            Clock clock,
            Function<JsonNode, String> name) {
        this.network = network;
        this.span = span;
        this.communities = communities;
        this.clock = clock;
        this.name = name;
    }

    /** What ends a run in the middle, as if the machine had stopped. */
    private static final class Interruption extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Runs to the end. */
    public void run() throws Exception {
        backfill().run(this::take);
    }

    /** Runs until so many messages are there, and stores what a recording would have stored: whole calls. */
    public void runUntil(int count) throws Exception {
        try {
            backfill().run(steps -> {
                take(steps);
                if (kept.size() >= count) {
                    throw new Interruption();
                }
            });
        } catch (Interruption e) {
            known = IdMemory.of(known.bytes());
        }
    }

    private Backfill backfill() {
        FollowStatus status = new FollowStatus(clock, messages::add);
        return new Backfill(network.get(), span, communities, position, known, status, clock);
    }

    private void take(List<Step> steps) throws IOException {
        for (Step step : steps) {
            position = step.position();
            if (step.payload() != null) {
                kept.add(name.apply(JSON.readTree(step.payload()).path("message")));
            }
        }
    }

    /** What was kept, in order. */
    public List<String> kept() {
        return kept;
    }

    /** What was said. */
    public List<String> messages() {
        return messages;
    }

    /** The position of the last step. */
    public @Nullable String position() {
        return position;
    }
}
