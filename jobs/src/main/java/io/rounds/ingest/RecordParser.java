package io.rounds.ingest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.rounds.extract.Links;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record of JSON, whatever network's or tool's format it is in, and hands out everything it holds: tweets,
 * deletions, and a rejection for what cannot be read. Never throws because of the record, never drops anything.
 *
 * <p>The format is recognised for each record by the names of its first fields: X API v2 and v1.1, single tweets and
 * pages, deletion notices, compliance events, messages of a reader or of the network; or an array of these. A record of
 * nothing but white space holds nothing.
 *
 * <p>Deterministic, apart from the clock that tells which dates lie in the future. Keeps buffers between calls: one
 * instance for each thread.
 */
public final class RecordParser {
    /** The largest single tweet: 1 MiB. Real ones have 1 to 30 KiB. */
    public static final int MAX_TWEET_BYTES = 1 << 20;

    /** The largest record of several tweets, such as a page of a search: 64 MiB. */
    public static final int MAX_PAGE_BYTES = 64 << 20;

    private final int maxTweetBytes;
    private final XV2Parser v2;
    private final XV11Parser v11;
    private final ComplianceParser compliance = new ComplianceParser();
    private final Notices notices = new Notices();

    /** With the usual limit, the system's clock and the shipped tables of links. */
    public RecordParser() {
        this(Clock.systemUTC(), MAX_TWEET_BYTES, Links.load());
    }

    /**
     * @param clock tells which dates lie in the future
     * @param maxTweetBytes the largest single tweet, 1 to {@link #MAX_PAGE_BYTES}
     * @param links tells what links point to
     */
    public RecordParser(Clock clock, int maxTweetBytes, Links links) {
        if (maxTweetBytes < 1 || maxTweetBytes > MAX_PAGE_BYTES) {
            throw new IllegalArgumentException(
                    "The limit for one tweet must be 1 to " + MAX_PAGE_BYTES + " bytes, got " + maxTweetBytes);
        }
        this.maxTweetBytes = maxTweetBytes;
        Assembler assembler = new Assembler(clock, maxTweetBytes, links);
        this.v2 = new XV2Parser(assembler);
        this.v11 = new XV11Parser(assembler);
    }

    /**
     * Hands out what the record holds, in its order.
     *
     * @param record UTF-8; not changed, not kept
     * @param origin where it was read
     * @param out gets each result during the call
     */
    public void parse(byte[] record, Origin origin, Consumer<Parsed> out) {
        if (isBlank(record)) {
            return;
        }
        Outcome outcome = new Outcome(record, origin, out);
        if (record.length > MAX_PAGE_BYTES) {
            outcome.reject(Assembler.oversized(record.length, MAX_PAGE_BYTES));
            return;
        }
        try {
            @Nullable List<int[]> elements = elements(record);
            if (elements == null) {
                parseValue(outcome);
                return;
            }
            for (int[] element : elements) {
                outcome.value(element[0], element[1]);
                parseValue(outcome);
            }
        } catch (IOException broken) {
            outcome.reject(unreadable(broken, outcome));
        }
    }

    private static boolean isBlank(byte[] record) {
        for (byte b : record) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    /** Where the elements of an array begin and end, two by two; null if the record is no array. */
    private static @Nullable List<int[]> elements(byte[] record) throws IOException {
        int first = 0;
        while (record[first] <= ' ' && record[first] >= 0) {
            first++;
        }
        if (record[first] != '[') {
            return null;
        }
        List<int[]> elements = new ArrayList<>();
        try (JsonParser json = Json.parser(record, 0, record.length)) {
            json.nextToken();
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                int start = Json.start(json);
                json.skipChildren();
                elements.add(new int[] {start, endOfValue(json, token, record)});
            }
            Json.nothingMore(json);
        }
        return elements;
    }
}
