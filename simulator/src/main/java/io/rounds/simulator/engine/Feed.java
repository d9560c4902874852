package io.rounds.simulator.engine;

import io.rounds.simulator.Message;
import io.rounds.simulator.Noise;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.bytes.RecordCorruptor;
import io.rounds.simulator.bytes.Snowflakes;
import io.rounds.simulator.people.Account;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.tweets.PayloadWriter;
import io.rounds.simulator.tweets.PostDraft;
import io.rounds.simulator.tweets.PostedTweet;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Assigns ids to posts and delivers them: mostly within seconds, sometimes late, sometimes twice, mixed with edits,
 * deletions and broken records.
 */
public final class Feed {
    private static final long MIN_DELAY = 150;
    private static final long MAX_USUAL_DELAY = 4900;

    private record Delivery(long order, Message message) {
        Instant arrival() {
            return message.arrival();
        }
    }

    private final Noise noise;
    private final EventQueue queue;
    private final TruthRecorder recorder;
    private final PayloadWriter payloads = new PayloadWriter();
    private final Snowflakes snowflakes = new Snowflakes();
    private final Dice dice;
    private final RecordCorruptor corruptor;
    private final PriorityQueue<Delivery> deliveries =
            new PriorityQueue<>(Comparator.comparing(Delivery::arrival).thenComparingLong(Delivery::order));
    private long order;

    Feed(SimulatorOptions options, EventQueue queue, TruthRecorder recorder) {
        this.noise = options.noise();
        this.queue = queue;
        this.recorder = recorder;
        this.dice = Dice.of(options.seed(), "delivery");
        this.corruptor = new RecordCorruptor(options.seed());
    }

    /** Posts an original, a reply or a quote. */
    public PostedTweet post(PostDraft draft, long now) {
        PostedTweet posted = payloads.tweet(snowflakes.next(now), draft, now, null);
        PostedTweet reference = draft.reference();
        if (reference != null) {
            if (draft.kind() == PostDraft.Kind.REPLY) {
                reference.addReply();
            } else {
                reference.quoted();
            }
        }
        long arrival = send(posted, posted.id(), draft, now);
        if (draft.editable()) {
            if (draft.kind() == PostDraft.Kind.POST && dice.chance(noise.edits())) {
                queue.at(now + dice.between(60, 29 * 60) * Millis.SECOND, later -> edit(posted, draft, later));
            } else {
                maybeDelete(posted.id(), draft.author(), posted, now, arrival);
            }
        }
        return posted;
    }

    /** @param first the id of the first version of the tweet */
    private long send(PostedTweet posted, long first, PostDraft draft, long now) {
        draft.author().posted();
        recorder.posted(draft.kind(), posted.tags());
        return deliver(posted.id(), first, payloads.message(posted, draft.reference(), now), now);
    }

    /** Reposts a tweet and returns the id of the repost. */
    public long repost(Account author, PostedTweet original, long now, boolean editable) {
        long id = snowflakes.next(now);
        original.addReposter(author);
        author.posted();
        recorder.reposted(original.tags());
        long arrival = deliver(id, id, payloads.repost(id, author, original, now), now);
        if (editable) {
            maybeDelete(id, author, null, now, arrival);
        }
        return id;
    }

    private void edit(PostedTweet posted, PostDraft draft, long now) {
        PostDraft corrected = new PostDraft(
                draft.author(),
                draft.text().and(" (typo corrected)"),
                draft.field(),
                draft.kind(),
                draft.reference(),
                false);
        PostedTweet edited = payloads.tweet(snowflakes.next(now), corrected, now, posted);
        posted.remove();
        recorder.edited(posted.id(), edited.id());
        send(edited, posted.id(), corrected, now);
    }

    private void maybeDelete(long id, Account author, @Nullable PostedTweet posted, long now, long arrival) {
        if (dice.chance(noise.deletions())) {
            long delay = Millis.MINUTE + (long) Math.min(5 * Millis.DAY, dice.exponential(8 * Millis.HOUR));
            queue.at(Math.max(now + delay, arrival + Millis.SECOND), later -> delete(id, author, posted, later));
        }
    }

    private void delete(long id, Account author, @Nullable PostedTweet posted, long now) {
        if (posted != null) {
            posted.remove();
        }
        recorder.deleted(id);
        byte[] notice =
                dice.chance(0.2) ? payloads.deletionOldStyle(id, author, now) : payloads.deletion(id, author, now);
        put(now + usualDelay(), Long.toString(id), notice);
    }

    private long usualDelay() {
        return Math.min(MAX_USUAL_DELAY, MIN_DELAY + (long) dice.exponential(900));
    }

    private long deliver(long id, long first, byte[] payload, long now) {
        String key = Long.toString(first);
        long delay = delay(id);
        put(now + delay, key, payload);
        if (dice.chance(noise.duplicates())) {
            recorder.duplicate();
            put(now + delay + dice.between(1, 600) * Millis.SECOND, key, payload);
        }
        if (dice.chance(noise.broken())) {
            RecordCorruptor.Corrupted corrupted = corruptor.corrupt(payload, id, snowflakes.next(now));
            recorder.broken(corrupted.reason());
            put(now + usualDelay(), null, corrupted.payload());
        }
        return now + delay;
    }

    private long delay(long id) {
        double u = dice.unit();
        if (u < noise.late()) {
            long seconds = dice.between(60, 50 * 60);
            recorder.late(id, seconds);
            return seconds * Millis.SECOND;
        }
        if (u < noise.late() + noise.outOfOrder()) {
            recorder.outOfOrder();
            return dice.between(5000, 20_000);
        }
        return usualDelay();
    }

    private void put(long arrival, @Nullable String key, byte[] payload) {
        deliveries.add(new Delivery(order++, new Message(Instant.ofEpochMilli(arrival), key, payload)));
    }

    /** The next message, if it arrives by {@code horizon}. */
    public @Nullable Message arrivedBy(long horizon) {
        Delivery first = deliveries.peek();
        if (first == null || first.arrival().toEpochMilli() > horizon) {
            return null;
        }
        deliveries.remove();
        return first.message();
    }
}
