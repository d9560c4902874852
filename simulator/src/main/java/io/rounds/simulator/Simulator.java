package io.rounds.simulator;

import io.rounds.simulator.engine.SimulationContext;
import io.rounds.simulator.events.Background;
import io.rounds.simulator.events.Planner;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Generates weeks of #FOAMed and #MedEd as a stream of messages in order of arrival.
 *
 * <p>It is a discrete-event simulation: a queue of future events (background tweets, chats, a conference, breaking news) is
 * processed in order of time, and posted tweets wait in a second queue until they are delivered. Memory is bounded by the
 * population, the recent tweets of each topic, an hour of undelivered tweets, and the record of planted events; it does not
 * grow with the background. The same options give the same bytes.
 *
 * <p>Not thread-safe.
 */
public final class Simulator implements Iterator<Message> {
    private final SimulationContext world;
    private @Nullable Message next;
    private boolean peeked;

    /** Prepares a simulation. */
    public Simulator(SimulatorOptions options) {
        world = SimulationContext.of(options);
        new Background(world);
        new Planner(world);
    }

    @Override
    public boolean hasNext() {
        return peek() != null;
    }

    @Override
    public Message next() {
        Message message = peek();
        if (message == null) {
            throw new NoSuchElementException("the simulation is over");
        }
        peeked = false;
        return message;
    }

    private @Nullable Message peek() {
        if (!peeked) {
            next = advance();
            peeked = true;
        }
        return next;
    }

    /** Processes events until the next message is known: no message arrives before it was posted. */
    private @Nullable Message advance() {
        while (true) {
            Message message = world.feed().arrivedBy(world.queue().next());
            if (message != null) {
                return message;
            }
            if (world.queue().next() == Long.MAX_VALUE) {
                return null;
            }
            world.queue().run();
        }
    }

    /** The planted events so far; complete once {@link #hasNext()} returns false. */
    public Truth truth() {
        return world.recorder().toTruth();
    }
}
