package io.rounds.explorer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AnswerCacheTest {
    private final HandClock clock = new HandClock();
    private final AnswerCache cache = new AnswerCache(clock, 2);
    private final AtomicInteger made = new AtomicInteger();

    private static final class HandClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Answer make() {
        return Answer.of(Answer.JSON, Integer.toString(made.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAnswerServesForASecond() {
        Answer first = cache.get("a", this::make);
        clock.now = clock.now.plusMillis(999);
        assertThat(cache.get("a", this::make)).isSameAs(first);
        assertThat(cache.get("b", this::make)).isNotSameAs(first);
        clock.now = clock.now.plusMillis(1);
        assertThat(cache.get("a", this::make)).isNotSameAs(first);
    }

    @Test
    void whoAsksMeanwhileWaitsForTheSameAnswer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            Future<Answer> first = people.submit(() -> cache.get("a", () -> slowly(begun, go)));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            // However long it takes.
            clock.now = clock.now.plus(Duration.ofMinutes(1));
            List<Future<Answer>> others = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                others.add(people.submit(() -> cache.get("a", this::make)));
            }
            go.countDown();
            for (Future<Answer> other : others) {
                assertThat(other.get(10, TimeUnit.SECONDS)).isNotNull();
            }
            assertThat(first.get(10, TimeUnit.SECONDS)).isNotNull();
        } finally {
            people.shutdownNow();
        }
    }

    private Answer slowly(CountDownLatch begun, CountDownLatch go) {
        begun.countDown();
        try {
            assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return make();
    }

    @Test
    void aFailureIsNotKept() {
        ProblemException problem = new ProblemException(Problem.Code.BUSY, "Busy", "Wait.");
        assertThatThrownBy(() -> cache.get("a", () -> {
                    throw problem;
                }))
                .isSameAs(problem);
        assertThat(cache.get("a", this::make)).isNotNull();
    }

    @Test
    void onlySoManyAreKept() {
        Answer first = cache.get("a", this::make);
        cache.get("b", this::make);
        cache.get("c", this::make);
        assertThat(cache.get("a", this::make)).isNotSameAs(first);
    }
}
