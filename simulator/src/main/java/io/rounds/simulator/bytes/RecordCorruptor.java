package io.rounds.simulator.bytes;

import io.rounds.simulator.random.Dice;
import java.util.Arrays;
import java.util.List;

/**
 * Corrupts valid records so that no parser may accept them. Each corrupted record has an id of its own and is labelled with
 * the reason code of the {@code rejected} document that it should produce.
 */
public final class RecordCorruptor {
    private static final byte[] READER_ERROR = JsonBytes.of(
            "{\"errors\":[{\"title\":\"operational-disconnect\",\"disconnect_type\":\"UpstreamOperationalDisconnect\","
                    + "\"detail\":\"This stream has been disconnected upstream for operational reasons.\","
                    + "\"type\":\"https://api.twitter.com/2/problems/operational-disconnect\"}]}");
    private static final int OVERSIZE = 1_200_000;
    /** Oversized records are rare, to keep the files small. */
    private static final double OVERSIZED_SHARE = 0.02;

    /** A corrupted record and the reason code that it should produce. */
    public static final class Corrupted {
        private final String reason;
        private final byte[] payload;

        private Corrupted(String reason, byte[] payload) {
            this.reason = reason;
            this.payload = payload;
        }

        /** The reason code of the {@code rejected} document. */
        public String reason() {
            return reason;
        }

        /** The corrupted record; not a copy. */
        public byte[] payload() {
            return payload;
        }
    }

    private interface Way {
        byte[] damage(byte[] payload, long id);
    }

    private record Kind(String reason, Way way) {}

    private final Dice dice;
    private final List<Kind> kinds = List.of(
            new Kind("broken_json", (payload, id) -> cut(payload)),
            new Kind("broken_json", (payload, id) -> replace(payload, "\",\"", "\"\"")),
            new Kind("wrong_type", (payload, id) -> replace(payload, "\"text\":\"", "\"text\":[1,2],\"was\":\"")),
            new Kind("wrong_type", (payload, id) -> replace(payload, "\"data\":{", "\"data\":\"gone\",\"was\":{")),
            new Kind("missing_id", (payload, id) -> replace(payload, ",\"id\":\"" + id, ",\"no_id\":\"" + id)),
            new Kind("missing_author", (payload, id) -> replace(payload, "\"author_id\":\"", "\"no_author\":\"")),
            new Kind("missing_text", (payload, id) -> replace(payload, "\"text\":\"", "\"no_text\":\"")),
            new Kind(
                    "bad_date",
                    (payload, id) -> replace(payload, "\"created_at\":\"2", "\"created_at\":\"yesterday 2")),
            new Kind("bad_date", (payload, id) -> replace(payload, "\"created_at\":\"20", "\"created_at\":\"19")),
            new Kind("bad_unicode", (payload, id) -> replace(payload, "\"text\":\"", "\"text\":\"\\ud83d ")),
            new Kind("bad_unicode", (payload, id) -> badBytes(payload)),
            new Kind("reader_error", (payload, id) -> READER_ERROR));

    /** A corruptor with random numbers of its own, drawn from the seed. */
    public RecordCorruptor(long seed) {
        dice = Dice.of(seed, "breakage");
    }

    /** Corrupts a copy of a valid record, after replacing its id. */
    public Corrupted corrupt(byte[] good, long id, long newId) {
        byte[] payload = withId(good, id, newId);
        if (dice.chance(OVERSIZED_SHARE)) {
            return new Corrupted("oversized", replace(payload, "\"text\":\"", "\"text\":\"" + "x".repeat(OVERSIZE)));
        }
        Kind kind = dice.pick(kinds);
        return new Corrupted(kind.reason(), kind.way().damage(payload, newId));
    }

    private static byte[] withId(byte[] payload, long id, long newId) {
        byte[] withId = payload.clone();
        byte[] from = JsonBytes.of(Long.toString(id));
        byte[] to = JsonBytes.of(Long.toString(newId));
        for (int at = ByteSearch.find(withId, from, 0); at >= 0; at = ByteSearch.find(withId, from, at + 1)) {
            System.arraycopy(to, 0, withId, at, to.length);
        }
        return withId;
    }

    private byte[] cut(byte[] payload) {
        return Arrays.copyOf(payload, 20 + dice.below(payload.length - 40));
    }

    /** A byte that never occurs in UTF-8, in the middle of the text. */
    private static byte[] badBytes(byte[] payload) {
        byte[] key = JsonBytes.of("\"text\":\"");
        byte[] bad = payload.clone();
        bad[ByteSearch.find(bad, key, 0) + key.length] = (byte) 0xFF;
        return bad;
    }

    /** Replaces the first occurrence, which is in the {@code data} object. */
    private static byte[] replace(byte[] payload, String what, String with) {
        byte[] from = JsonBytes.of(what);
        byte[] to = JsonBytes.of(with);
        int at = ByteSearch.find(payload, from, 0);
        byte[] result = new byte[payload.length - from.length + to.length];
        System.arraycopy(payload, 0, result, 0, at);
        System.arraycopy(to, 0, result, at, to.length);
        System.arraycopy(payload, at + from.length, result, at + to.length, payload.length - at - from.length);
        return result;
    }
}
