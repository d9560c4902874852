package io.rounds.simulator;

import java.util.Arrays;
import java.util.List;

/**
 * Makes records that no parser may accept, out of good ones with an id of their own. Each is named by the reason code of
 * the {@code rejected} document that it deserves.
 */
final class RecordCorruptor {
    private static final byte[] READER_ERROR = JsonBytes.of(
            "{\"errors\":[{\"title\":\"operational-disconnect\",\"disconnect_type\":\"UpstreamOperationalDisconnect\","
                    + "\"detail\":\"This stream has been disconnected upstream for operational reasons.\","
                    + "\"type\":\"https://api.twitter.com/2/problems/operational-disconnect\"}]}");
    private static final int OVERSIZE = 1_200_000;
    /** Oversized records are rare, so that a week of them still is a small file. */
    private static final double OVERSIZED_SHARE = 0.02;

    /** What happened and what is left. */
    static final class Broken {
        private final String reason;
        private final byte[] payload;

        private Broken(String reason, byte[] payload) {
            this.reason = reason;
            this.payload = payload;
        }

        String reason() {
            return reason;
        }

        byte[] payload() {
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

    RecordCorruptor(long seed) {
        dice = Dice.of(seed, "breakage");
    }

    /** A broken record out of a good one, whose id is replaced where it stands. */
    Broken breakOne(byte[] good, long id, long newId) {
        byte[] payload = renamed(good, id, newId);
        if (dice.chance(OVERSIZED_SHARE)) {
            return new Broken("oversized", replace(payload, "\"text\":\"", "\"text\":\"" + "x".repeat(OVERSIZE)));
        }
        Kind kind = dice.pick(kinds);
        return new Broken(kind.reason(), kind.way().damage(payload, newId));
    }

    private static byte[] renamed(byte[] payload, long id, long newId) {
        byte[] renamed = payload.clone();
        byte[] from = JsonBytes.of(Long.toString(id));
        byte[] to = JsonBytes.of(Long.toString(newId));
        for (int at = ByteSearch.find(renamed, from, 0); at >= 0; at = ByteSearch.find(renamed, from, at + 1)) {
            System.arraycopy(to, 0, renamed, at, to.length);
        }
        return renamed;
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

    /** Replaces the first occurrence, which is in the tweet's own data. */
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
