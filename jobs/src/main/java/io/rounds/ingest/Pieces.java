package io.rounds.ingest;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.json.JsonScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes apart a record that is not one JSON value: several objects one after the other, as programs write them that forget
 * the line break, and an object that was cut, with whole ones behind it, as a program leaves it that was stopped and started
 * again.
 *
 * <p>After a cut object the next one begins at a <code>{"</code> that is no member or element of what was cut, so that
 * no part of a tweet is taken for a tweet; only <code>{"data":{</code> begins a record wherever it stands. The cost is
 * bounded: after so many attempts the rest counts as cut.
 */
final class Pieces {
    /** Attempts to read an object where there is none, each of which may read on to the end. */
    private static final int MAX_FAILURES = 8;

    /** Junk has many small pieces: a record may have so many, or one for so many of its bytes. */
    private static final int PIECES = 100;

    private static final int BYTES_FOR_A_PIECE = 100;

    private static final byte[] ENVELOPE = "{\"data\":{".getBytes(StandardCharsets.US_ASCII);

    private final byte[] record;
    private final List<Piece> pieces = new ArrayList<>();
    private int failures;

    private Pieces(byte[] record) {
        this.record = record;
    }

    /**
     * A part of a record.
     *
     * @param from its first byte
     * @param to the byte after its last
     * @param whole whether it is a JSON object
     */
    record Piece(int from, int to, boolean whole) {}

    /**
     * All parts of the record but white space and commas between them, in its order; none if none of them is whole, or if they
     * are too many to be records.
     */
    static List<Piece> of(byte[] record) {
        Pieces found = new Pieces(record);
        boolean few = found.find();
        return few && found.pieces.stream().anyMatch(Piece::whole) ? found.pieces : List.of();
    }

    private boolean find() {
        int most = Math.max(PIECES, record.length / BYTES_FOR_A_PIECE);
        int at = afterSeparators(0);
        while (at < record.length) {
            if (pieces.size() > most) {
                return false;
            }
            int end = record[at] == '{' ? endOfObject(at) : -1;
            if (end < 0) {
                int cutFrom = at;
                while (end < 0 && at < record.length) {
                    at = nextStart(at + 1);
                    end = at < record.length ? endOfObject(at) : -1;
                }
                pieces.add(new Piece(cutFrom, at, false));
            }
            if (at < record.length) {
                pieces.add(new Piece(at, end, true));
                at = afterSeparators(end);
            }
        }
        return true;
    }

    private int afterSeparators(int from) {
        int at = from;
        while (at < record.length && (isSpace(record[at]) || record[at] == ',')) {
            at++;
        }
        return at;
    }

    /** Where an object may begin that is not inside of another one; the record's end if there is none. */
    private int nextStart(int from) {
        if (failures >= MAX_FAILURES) {
            return record.length;
        }
        for (int at = from; at + 1 < record.length; at++) {
            if (record[at] == '{' && record[at + 1] == '"' && (isEnvelope(at) || !isInside(at))) {
                return at;
            }
        }
        return record.length;
    }

    private boolean isEnvelope(int at) {
        if (at + ENVELOPE.length > record.length) {
            return false;
        }
        for (int i = 0; i < ENVELOPE.length; i++) {
            if (record[at + i] != ENVELOPE[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isInside(int at) {
        int before = at - 1;
        while (before >= 0 && isSpace(record[before])) {
            before--;
        }
        return before >= 0 && (record[before] == ':' || record[before] == '[' || record[before] == ',');
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** Where the object ends that begins here, or -1 if it is not whole. */
    private int endOfObject(int from) {
        try (JsonScanner json = JsonScanner.of(record, from, record.length)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                json.skipChildren();
                if (json.currentToken() == JsonToken.END_OBJECT) {
                    return from + json.end();
                }
            }
        } catch (IOException cut) {
            // Counted below.
        }
        failures++;
        return -1;
    }
}
