package io.rounds.ingest.follow;

import io.rounds.model.Community;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a network's past, as far as the network has it: the same messages in the same envelope as following it
 * gives. It goes on where it stopped from the position of the last step. Used by one thread.
 */
public final class Backfill {
    private static final Duration WAIT = Duration.ofMillis(250);

    private final Network network;
    private final IdMemory known;
    private final FollowStatus status;
    private final Clock clock;
    private BackfillProgress progress;

    /** Takes what was read. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes the next steps.
         *
         * @param steps in order; empty several times a second while there are none
         */
        void accept(List<Step> steps) throws IOException;
    }

    /**
     * @param network one that reads the span, such as {@link io.rounds.ingest.follow.bluesky.Bluesky#past}
     * @param span what is read
     * @param communities whose tweets are read
     * @param position the position of the last step of an earlier run; null to begin
     * @param known the tweets that were kept before; those that are kept from now on are added
     * @throws IllegalArgumentException if the position belongs to another backfill, or the span ends in the future
     */
    public Backfill(
            Network network,
            TimeSpan span,
            List<Community> communities,
            @Nullable String position,
            IdMemory known,
            FollowStatus status,
            Clock clock) {
        if (span.until().isAfter(clock.instant())) {
            throw new IllegalArgumentException(span.until() + " is in the future");
        }
        BackfillProgress begin = new BackfillProgress(span, BackfillProgress.tags(communities), false, null);
        this.network = network;
        this.progress = position == null ? begin : BackfillProgress.parse(position);
        this.known = known;
        this.status = status;
        this.clock = clock;
        if (!progress.span().equals(span) || progress.tags() != begin.tags()) {
            throw new IllegalArgumentException("the progress is that of another time or other communities: "
                    + progress.span().since() + " until " + progress.span().until());
        }
    }

    /**
     * Reads until the end of the span.
     *
     * @throws ConnectionLostException if the network refuses for a reason that waiting does not change; a later run goes on
     */
    public void run(Sink sink) throws IOException, ConnectionLostException, InterruptedException {
        if (progress.finished()) {
            return;
        }
        try (Follower follower = new Follower(network, progress.position(), known, status, clock)) {
            while (!follower.isFinished()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                sink.accept(wrapped(follower.next(WAIT)));
            }
        }
        progress = progress.done();
        sink.accept(List.of(Step.over(progress.text())));
    }

    private List<Step> wrapped(List<Step> steps) {
        List<Step> wrapped = new ArrayList<>(steps.size());
        for (Step step : steps) {
            if (!step.position().equals(progress.position())) {
                progress = progress.at(step.position());
            }
            wrapped.add(new Step(step.payload(), step.key(), step.tweet(), progress.text()));
        }
        return wrapped;
    }
}
