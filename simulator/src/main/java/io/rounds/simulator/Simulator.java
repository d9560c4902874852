package io.rounds.simulator;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Makes weeks of #FOAMed and #MedEd as a stream of messages, in the order in which they arrive.
 *
 * <p>A calendar of things to come is worked off in order of time: people of the background talk, chats meet, a
 * conference takes place, news breaks. What is posted waits in a second queue until it is delivered. Memory is bounded
 * by the population, the last tweets of each topic, an hour of undelivered tweets, and the truth about what was planted;
 * it does not grow with the background. The same options give the same bytes.
 *
 * <p>Not for use by several threads at once.
 */
public final class Simulator implements Iterator<Message> {
    private final SimulationContext world;
    private @Nullable Message next;
    private boolean looked;

    /** A simulation that is about to begin. */
    public Simulator(SimulatorOptions options) {
        world = SimulationContext.of(options);
        new Background(world);
        new Planner(world);
    }

    @Override
    public boolean hasNext() {
        return look() != null;
    }

    @Override
    public Message next() {
        Message message = look();
        if (message == null) {
            throw new NoSuchElementException("the simulation is over");
        }
        looked = false;
        return message;
    }

    private @Nullable Message look() {
        if (!looked) {
            next = advance();
            looked = true;
        }
        return next;
    }

    /** Lets things happen until it is certain which message comes next: nothing arrives before it was posted. */
    private @Nullable Message advance() {
        while (true) {
            Message message = world.feed().arrivedBy(world.agenda().next());
            if (message != null) {
                return message;
            }
            if (world.agenda().next() == Long.MAX_VALUE) {
                return null;
            }
            world.agenda().run();
        }
    }

    /** What was planted so far; complete when there is no next message. */
    public Truth truth() {
        return world.ledger().toTruth();
    }
}
