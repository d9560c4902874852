package io.rounds.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.ingest.follow.ConnectionLostException.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private static final Duration NO_WAIT = Duration.ZERO;

    private final List<String> messages = new ArrayList<>();
    private final List<String> positions = new ArrayList<>();
    private final Queue<Object> script = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-01-05T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final FollowStatus status = new FollowStatus(clock, messages::add);
    private final IdMemory known = new IdMemory(10);

    /** Plays the script: an exception where to connect or read is one, steps where to read are steps. */
    private final Network network = new Network() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public ReconnectDelays delays() {
            return ReconnectDelays.STANDARD;
        }

        @Override
        public Connection connect(@Nullable String position, IdMemory memory, FollowStatus unused)
                throws ConnectionLostException {
            positions.add(String.valueOf(position));
            if (script.peek() instanceof ConnectionLostException lost
                    && lost.getMessage().startsWith("connect")) {
                script.remove();
                throw lost;
            }
            return new Connection() {
                @Override
                public List<Step> next(Duration wait) throws ConnectionLostException {
                    Object next = script.remove();
                    if (next instanceof ConnectionLostException lost) {
                        throw lost;
                    }
                    return List.of((Step) next);
                }

                @Override
                public void close() {}
            };
        }
    };

    private final Follower follower = new Follower(network, "start", known, status, clock);

    @Test
    void goesOnWhereAConnectionWasLost() throws Exception {
        script.add(new Step(new byte[1], null, 7, "one"));
        script.add(new ConnectionLostException(Cause.NETWORK, "cut"));
        script.add(Step.over("two"));

        assertThat(follower.next(NO_WAIT)).hasSize(1);
        assertThat(follower.next(NO_WAIT)).isEmpty();
        assertThat(follower.next(NO_WAIT)).as("before the delay has passed").isEmpty();
        now = now.plusMillis(500);
        assertThat(follower.next(NO_WAIT)).extracting(Step::position).containsExactly("two");

        assertThat(positions).containsExactly("start", "one");
        assertThat(messages).containsExactly("cut; next attempt in 0.5 s");
        assertThat(status.kept()).isEqualTo(1);
        assertThat(status.reconnects()).isEqualTo(1);
    }

    @Test
    void waitsLongerWithEachFailureUntilSomethingIsRead() throws Exception {
        for (int i = 0; i < 3; i++) {
            script.add(new ConnectionLostException(Cause.SERVER, "connect: busy"));
        }
        script.add(Step.over("one"));
        script.add(new ConnectionLostException(Cause.SERVER, "busy again"));

        for (int i = 0; i < 5; i++) {
            follower.next(NO_WAIT);
            now = now.plusSeconds(60);
        }

        assertThat(messages)
                .containsExactly(
                        "connect: busy; next attempt in 1.0 s",
                        "connect: busy; next attempt in 2.0 s",
                        "connect: busy; next attempt in 4.0 s",
                        "busy again; next attempt in 1.0 s");
    }

    @Test
    void waitsAsLongAsAServerAsks() throws Exception {
        script.add(new ConnectionLostException(Cause.THROTTLED, "connect: too many", Duration.ofSeconds(700)));

        follower.next(NO_WAIT);

        assertThat(messages).containsExactly("connect: too many; next attempt in 700 s");
    }

    @Test
    void stopsWhereWaitingDoesNotHelp() {
        script.add(new ConnectionLostException(Cause.REFUSED, "connect: the token is wrong"));

        assertThatThrownBy(() -> follower.next(NO_WAIT)).hasMessage("connect: the token is wrong");
    }

    @Test
    void aMemoryForgetsTheOldest() {
        IdMemory memory = new IdMemory(2);
        memory.add(1);
        memory.add(2);
        memory.add(1);
        memory.add(3);

        assertThat(memory.contains(1)).isTrue();
        assertThat(memory.contains(2)).isFalse();
        assertThat(IdMemory.of(memory.bytes()).bytes()).isEqualTo(memory.bytes());
    }
}
