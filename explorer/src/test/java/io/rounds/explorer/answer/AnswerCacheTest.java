package io.rounds.explorer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AnswerCacheTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AnswerCache cache = new AnswerCache(nanos::get, 2);
    private final AtomicInteger made = new AtomicInteger();

    private void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Answer make() {
        return Answer.of(Answer.JSON, Integer.toString(made.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAnswerServesForASecond() {
        Answer first = cache.get("a", this::make);
        advance(Duration.ofMillis(999));
        assertThat(cache.get("a", this::make)).isSameAs(first);
        assertThat(cache.get("b", this::make)).isNotSameAs(first);
        advance(Duration.ofMillis(1));
        assertThat(cache.get("a", this::make)).isNotSameAs(first);
    }

    @Test
    void whoAsksMeanwhileWaitsForTheSameAnswer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            Future<Answer> first = people.submit(() -> cache.get("a", () -> slowly(begun, go)));
            assertThat(begun.await(5, TimeUnit.MINUTES)).isTrue();
            // However long it takes.
            advance(Duration.ofMinutes(1));
            List<Future<Answer>> others = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                others.add(people.submit(() -> cache.get("a", this::make)));
            }
            go.countDown();
            for (Future<Answer> other : others) {
                assertThat(other.get(5, TimeUnit.MINUTES)).isNotNull();
            }
            assertThat(first.get(5, TimeUnit.MINUTES)).isNotNull();
        } finally {
            people.shutdownNow();
        }
    }

    private Answer slowly(CountDownLatch begun, CountDownLatch go) {
        begun.countDown();
        try {
            assertThat(go.await(5, TimeUnit.MINUTES)).isTrue();
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
    void aSlowAnswerIsNoFresherThanItsBeginning() {
        Answer slow = cache.get("a", () -> {
            advance(Duration.ofMillis(700));
            return make();
        });
        advance(Duration.ofMillis(299));
        assertThat(cache.get("a", this::make)).isSameAs(slow);
        advance(Duration.ofMillis(1));
        assertThat(cache.get("a", this::make)).isNotSameAs(slow);
    }

    @Test
    void onlySoManyAreKept() {
        for (String question : List.of("a", "b", "c", "d", "e")) {
            cache.get(question, this::make);
        }
        made.set(0);
        Map<String, Answer> again = new HashMap<>();
        for (String question : List.of("a", "b", "c", "d", "e")) {
            again.put(question, cache.get(question, this::make));
        }
        assertThat(made).hasValueGreaterThanOrEqualTo(3);
        assertThat(again.values()).doesNotHaveDuplicates();
    }
}
