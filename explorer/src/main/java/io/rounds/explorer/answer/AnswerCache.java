package io.rounds.explorer.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that many people ask for at the same time are made once. All pages hear of new data in the same moment and ask
 * for the same; an answer serves them for a second, and those who ask while it is made wait for it.
 */
final class AnswerCache {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<String, Entry> entries;

    /** @param most answers that are kept */
    AnswerCache(Clock clock, int most) {
        this.clock = clock;
        this.entries = new Bounded(most);
    }

    private record Entry(Instant until, CompletableFuture<Answer> answer) {}

    /** The answer to this question: a fresh one that is there, or what the supplier makes. */
    Answer get(String question, Supplier<Answer> make) {
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> theirs = claim(question, mine);
        if (theirs != null) {
            return await(theirs);
        }
        try {
            mine.complete(make.get());
        } catch (RuntimeException | Error e) {
            drop(question, mine);
            mine.completeExceptionally(e);
        }
        return await(mine);
    }

    private synchronized @Nullable CompletableFuture<Answer> claim(String question, CompletableFuture<Answer> mine) {
        Instant now = clock.instant();
        Entry entry = entries.get(question);
        if (entry != null && (!entry.answer().isDone() || now.isBefore(entry.until()))) {
            return entry.answer();
        }
        entries.put(question, new Entry(now.plus(FRESH), mine));
        return null;
    }

    private synchronized void drop(String question, CompletableFuture<Answer> mine) {
        Entry entry = entries.get(question);
        if (entry != null && entry.answer() == mine) {
            entries.remove(question);
        }
    }

    private static Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private static final class Bounded extends LinkedHashMap<String, Entry> {
        private static final long serialVersionUID = 1L;

        private final int most;

        Bounded(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AnswerCache.Entry> eldest) {
            return size() > most;
        }
    }
}
