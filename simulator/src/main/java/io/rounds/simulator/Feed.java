package io.rounds.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people post, gives it an id, and delivers it: mostly within seconds, sometimes late, sometimes twice, with
 * edits, deletions and broken records in between.
 */
final class Feed {
    private static final long QUICKEST = 150;
    private static final long SLOWEST_USUAL = 4900;

    private record Delivery(long order, Message message) {
        Instant arrival() {
            return message.arrival();
        }
    }

    private final Noise noise;
    private final EventQueue agenda;
    private final TruthRecorder ledger;
    private final PayloadWriter payloads = new PayloadWriter();
    private final Snowflakes snowflakes = new Snowflakes();
    private final Dice dice;
    private final RecordCorruptor breakage;
    private final PriorityQueue<Delivery> deliveries =
            new PriorityQueue<>(Comparator.comparing(Delivery::arrival).thenComparingLong(Delivery::order));
    private long order;

    Feed(SimulatorOptions options, EventQueue agenda, TruthRecorder ledger) {
        this.noise = options.noise();
        this.agenda = agenda;
        this.ledger = ledger;
        this.dice = Dice.of(options.seed(), "delivery");
        this.breakage = new RecordCorruptor(options.seed());
    }

    /** Posts what is not a repost. */
    PostedTweet post(TweetDraft draft, long now) {
        PostedTweet posted = payloads.tweet(snowflakes.next(now), draft, now, null);
        PostedTweet reference = draft.reference();
        if (reference != null) {
            if (draft.kind() == TweetDraft.Kind.REPLY) {
                reference.answered();
            } else {
                reference.quoted();
            }
        }
        long arrival = send(posted, posted.id, draft, now);
        if (draft.ordinary()) {
            if (draft.kind() == TweetDraft.Kind.POST && dice.chance(noise.edits())) {
                agenda.at(now + dice.between(60, 29 * 60) * Millis.SECOND, later -> edit(posted, draft, later));
            } else {
                perhapsDelete(posted.id, draft.author(), posted, now, arrival);
            }
        }
        return posted;
    }

    /** @param first the id of its first version */
    private long send(PostedTweet posted, long first, TweetDraft draft, long now) {
        draft.author().posted();
        ledger.posted(draft.kind(), posted.tags);
        return deliver(posted.id, first, payloads.message(posted, draft.reference(), now), now);
    }

    /** Passes a tweet on; gives the repost's id. */
    long repost(Account author, PostedTweet original, long now, boolean ordinary) {
        long id = snowflakes.next(now);
        original.repostedBy(author);
        author.posted();
        ledger.reposted(original.tags);
        long arrival = deliver(id, id, payloads.repost(id, author, original, now), now);
        if (ordinary) {
            perhapsDelete(id, author, null, now, arrival);
        }
        return id;
    }

    private void edit(PostedTweet posted, TweetDraft draft, long now) {
        TweetDraft corrected = new TweetDraft(
                draft.author(),
                draft.text().and(" (typo corrected)"),
                draft.field(),
                draft.kind(),
                draft.reference(),
                false);
        PostedTweet edited = payloads.tweet(snowflakes.next(now), corrected, now, posted);
        posted.leave();
        ledger.edited(posted.id, edited.id);
        send(edited, posted.id, corrected, now);
    }

    private void perhapsDelete(long id, Account author, @Nullable PostedTweet posted, long now, long arrival) {
        if (dice.chance(noise.deletions())) {
            long delay = Millis.MINUTE + (long) Math.min(5 * Millis.DAY, dice.exponential(8 * Millis.HOUR));
            agenda.at(Math.max(now + delay, arrival + Millis.SECOND), later -> delete(id, author, posted, later));
        }
    }

    private void delete(long id, Account author, @Nullable PostedTweet posted, long now) {
        if (posted != null) {
            posted.leave();
        }
        ledger.deleted(id);
        byte[] notice =
                dice.chance(0.2) ? payloads.deletionOldStyle(id, author, now) : payloads.deletion(id, author, now);
        put(now + usualDelay(), Long.toString(id), notice);
    }

    private long usualDelay() {
        return Math.min(SLOWEST_USUAL, QUICKEST + (long) dice.exponential(900));
    }

    private long deliver(long id, long first, byte[] payload, long now) {
        String key = Long.toString(first);
        long delay = delay(id);
        put(now + delay, key, payload);
        if (dice.chance(noise.duplicates())) {
            ledger.duplicate();
            put(now + delay + dice.between(1, 600) * Millis.SECOND, key, payload);
        }
        if (dice.chance(noise.broken())) {
            RecordCorruptor.Broken broken = breakage.breakOne(payload, id, snowflakes.next(now));
            ledger.broken(broken.reason());
            put(now + usualDelay(), null, broken.payload());
        }
        return now + delay;
    }

    private long delay(long id) {
        double u = dice.unit();
        if (u < noise.late()) {
            long seconds = dice.between(60, 50 * 60);
            ledger.late(id, seconds);
            return seconds * Millis.SECOND;
        }
        if (u < noise.late() + noise.outOfOrder()) {
            ledger.outOfOrder();
            return dice.between(5000, 20_000);
        }
        return usualDelay();
    }

    private void put(long arrival, @Nullable String key, byte[] payload) {
        deliveries.add(new Delivery(order++, new Message(Instant.ofEpochMilli(arrival), key, payload)));
    }

    /** The next message, if it arrives by {@code horizon}. */
    @Nullable Message arrivedBy(long horizon) {
        Delivery first = deliveries.peek();
        if (first == null || first.arrival().toEpochMilli() > horizon) {
            return null;
        }
        deliveries.remove();
        return first.message();
    }
}
