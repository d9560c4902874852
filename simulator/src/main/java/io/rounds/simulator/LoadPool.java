package io.rounds.simulator;

import io.rounds.simulator.bytes.ByteSearch;
import io.rounds.simulator.bytes.JsonBytes;
import io.rounds.simulator.bytes.Snowflakes;
import io.rounds.simulator.bytes.TimestampWriter;
import io.rounds.simulator.random.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An endless stream for load tests: a pool of simulated tweets whose id and {@code created_at} are overwritten in place,
 * so that a payload costs hardly more than its copy.
 *
 * <p>The pool is drawn from the simulation of the options without its noise, and shuffled, so that every stretch of the
 * stream has the same mix of topics. What repeats every {@link #size()} payloads: author and profile, text, hashtags,
 * links, and the tweet that is reposted, quoted or answered, with its own id and date. What never repeats: the tweet's
 * own id, wherever it occurs in the payload. A pool of 50,000 takes some 130 MB, and holds about 2,500 authors for each
 * unit of volume.
 *
 * <p>Safe for use by several threads.
 */
public final class LoadPool {
    private static final byte[] CREATED_AT = JsonBytes.of("\"created_at\":\"");

    private final List<Template> templates;

    private static final class Template {
        private final byte[] payload;
        private final int createdAt;
        private final int[] ids;

        Template(byte[] payload, String id) {
            this.payload = payload;
            this.createdAt = ByteSearch.find(payload, CREATED_AT, 0) + CREATED_AT.length;
            byte[] digits = JsonBytes.of(id);
            List<Integer> places = new ArrayList<>();
            for (int at = ByteSearch.find(payload, digits, 0); at >= 0; at = ByteSearch.find(payload, digits, at + 1)) {
                places.add(at);
            }
            this.ids = places.stream().mapToInt(Integer::intValue).toArray();
        }

        byte[] stamped(long id, long createdAtMillis) {
            byte[] stamped = payload.clone();
            TimestampWriter.write(createdAtMillis, stamped, createdAt);
            TimestampWriter.digits(id, Snowflakes.DIGITS, stamped, ids[0]);
            for (int i = 1; i < ids.length; i++) {
                System.arraycopy(stamped, ids[0], stamped, ids[i], Snowflakes.DIGITS);
            }
            return stamped;
        }
    }

    private LoadPool(List<Template> templates) {
        this.templates = templates;
    }

    /**
     * Simulates until there are enough tweets.
     *
     * @param options what to simulate, without its noise; as many weeks as needed
     * @param size payloads in the pool, 1 to 1,000,000
     */
    public static LoadPool create(SimulatorOptions options, int size) {
        if (size < 1 || size > 1_000_000) {
            throw new IllegalArgumentException("size is 1 to 1,000,000, not " + size);
        }
        int weeks = Math.max(options.weeks(), 520);
        Simulator simulator =
                new Simulator(options.toBuilder().noise(Noise.NONE).weeks(weeks).build());
        List<Template> templates = new ArrayList<>(size);
        while (templates.size() < size && simulator.hasNext()) {
            Message message = simulator.next();
            String id = message.key();
            if (id != null) {
                templates.add(new Template(message.payload(), id));
            }
        }
        if (templates.size() < size) {
            throw new IllegalArgumentException("ten years of this simulation give only " + templates.size()
                    + " tweets, not " + size + ": ask for fewer or raise the volume");
        }
        shuffle(templates, Dice.of(options.seed(), "pool"));
        return new LoadPool(templates);
    }

    private static void shuffle(List<Template> templates, Dice dice) {
        for (int i = templates.size() - 1; i > 0; i--) {
            int j = dice.below(i + 1);
            Template other = templates.get(j);
            templates.set(j, templates.get(i));
            templates.set(i, other);
        }
    }

    /** The number of payloads after which authors and texts repeat. */
    public int size() {
        return templates.size();
    }

    /**
     * The tweet at a position of the endless stream.
     *
     * @param sequence from 0; the same sequence and time give the same bytes, another sequence gives another id as long
     *     as no millisecond has more than 4,194,304 tweets
     * @param createdAt the time of the tweet, from 2017 to 2079 (whose ids have 19 digits); the payload shows whole seconds, the id
     *     milliseconds
     * @return the payload, for the caller to keep
     */
    public byte[] payload(long sequence, Instant createdAt) {
        Template template = templates.get((int) Math.floorMod(sequence, (long) templates.size()));
        long millis = createdAt.toEpochMilli();
        return template.stamped(Snowflakes.of(millis, sequence), millis);
    }

    /** The id of that tweet, which is also its Kafka key. */
    public static long id(long sequence, Instant createdAt) {
        return Snowflakes.of(createdAt.toEpochMilli(), sequence);
    }
}
