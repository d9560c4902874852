package io.rounds.explorer.answer;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes an answer once for everyone who requests it at the same time. All open pages learn of new data in the same
 * moment and request the same answers. An answer is reused for one second after its computation began; requests that
 * arrive during the computation wait for it, however long it takes. Failures are not cached.
 */
public final class AnswerCache {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Ticker ticker;
    private final AsyncCache<String, Entry> entries;

    /** @param maxAnswers cached at a time */
    public AnswerCache(Ticker ticker, int maxAnswers) {
        this.ticker = ticker;
        this.entries = Caffeine.newBuilder()
                .maximumSize(maxAnswers)
                .ticker(ticker)
                // Evicts in the thread that adds, so that the size is bounded at any time.
                .executor(Runnable::run)
                .expireAfter(Expiry.<String, Entry>writing((question, entry) -> remaining(entry)))
                .buildAsync();
    }

    /** The outcome of a computation. A failure is a value here, since Caffeine logs futures that fail. */
    private record Entry(
            long startNanos,
            @Nullable Answer answer,
            @Nullable RuntimeException failure) {
        Answer get() {
            if (answer == null) {
                throw failure == null ? new IllegalStateException("There is no outcome") : failure;
            }
            return answer;
        }
    }

    /** Counted from the beginning of the computation: a slow answer may lack what arrived in the meantime. */
    private Duration remaining(Entry entry) {
        Duration age = Duration.ofNanos(ticker.read() - entry.startNanos());
        return entry.failure() == null && age.compareTo(FRESH) < 0 ? FRESH.minus(age) : Duration.ZERO;
    }

    /** The cached answer to this question, or the one that the supplier computes in this thread. */
    public Answer get(String question, Supplier<Answer> compute) {
        CompletableFuture<Entry> mine = new CompletableFuture<>();
        CompletableFuture<Entry> other = entries.asMap().putIfAbsent(question, mine);
        if (other != null) {
            return other.join().get();
        }
        long start = ticker.read();
        try {
            mine.complete(new Entry(start, compute.get(), null));
        } catch (RuntimeException e) {
            mine.complete(new Entry(start, null, e));
        } catch (Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
        return mine.join().get();
    }
}
