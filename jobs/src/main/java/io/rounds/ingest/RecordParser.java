package io.rounds.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.rounds.extract.links.Links;
import io.rounds.ingest.bluesky.BlueskyParser;
import io.rounds.ingest.csv.CsvParser;
import io.rounds.ingest.csv.JsonRows;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Notices;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.envelope.Envelope;
import io.rounds.ingest.envelope.EnvelopeReader;
import io.rounds.ingest.feeds.PublicationParser;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonSource;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.ingest.json.LooseJson;
import io.rounds.ingest.mastodon.ActivityPubParser;
import io.rounds.ingest.mastodon.MastodonParser;
import io.rounds.ingest.mastodon.MisskeyParser;
import io.rounds.ingest.meta.MetaParser;
import io.rounds.ingest.tools.ToolParser;
import io.rounds.ingest.x.ComplianceParser;
import io.rounds.ingest.x.XV11Parser;
import io.rounds.ingest.x.XV2Parser;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parses one record of JSON, in the format of any network or tool, and emits everything it holds: tweets,
 * deletions, and a rejection for what cannot be read. Never throws because of the record, never drops anything.
 *
 * <p>The format is recognised for each record by the names of its first fields: X API v2 and v1.1, single tweets and
 * pages, deletion notices, compliance events; events of Bluesky's Jetstream, answers of its API and records of its
 * repositories; statuses and streaming messages of Mastodon, notes of Misskey, and ActivityPub; posts of Facebook's and Threads' exports;
 * messages of a reader or of a network; any of them in the {@linkplain Envelope envelope} of a follower; what {@linkplain io.rounds.ingest.tools tools and stores} write; or an array of
 * these. A record of nothing but white space holds nothing.
 *
 * <p>Of several values in one record, and of whole values after one that was cut, the whole ones are read.
 *
 * <p>Deterministic, apart from the clock that decides which dates lie in the future. Keeps buffers between calls: one
 * instance for each thread.
 */
public final class RecordParser {
    /** The largest single tweet: 1 MiB. Real ones have 1 to 30 KiB. */
    public static final int MAX_TWEET_BYTES = 1 << 20;

    /** The largest record of several tweets, such as a page of a search: 64 MiB. */
    public static final int MAX_PAGE_BYTES = 64 << 20;

    /** A wrapped record may wrap another one: a document of a store a table, for example. */
    private static final int MAX_WRAPPINGS = 3;

    /** The name that envelopes give Mastodon. */
    private static final String MASTODON = "mastodon";

    /** The name that envelopes give feeds. */
    private static final String FEEDS = "feeds";

    /** How Jackson's message about a word that is no JSON begins. */
    private static final String NO_TOKEN = "Unrecognized token";

    private final JsonSource source;
    private final RecordLimits limits;
    private final CsvParser csv;
    private final XV2Parser v2;
    private final XV11Parser v11;
    private final BlueskyParser bluesky;
    private final MastodonParser mastodon;
    private final MisskeyParser misskey;
    private final ActivityPubParser activityPub;
    private final MetaParser meta;
    private final ToolParser tools;
    private final JsonRows rows;
    private int wrappings;
    private boolean inTable;
    private final ComplianceParser compliance = new ComplianceParser();
    private final Notices notices = new Notices();
    private @Nullable Format lastFormat;

    /** With the usual limit, the system's clock and the shipped tables of links. */
    public RecordParser() {
        this(ReadingDefaults.NONE);
    }

    /** As above, with defaults for what records lack. */
    public RecordParser(ReadingDefaults defaults) {
        this(Clock.systemUTC(), MAX_TWEET_BYTES, Links.load(), defaults);
    }

    /**
     * @param clock decides which dates lie in the future
     * @param maxTweetBytes the largest single tweet, 1 to {@link #MAX_PAGE_BYTES}
     * @param links resolves what links point to
     */
    public RecordParser(Clock clock, int maxTweetBytes, Links links) {
        this(clock, maxTweetBytes, links, ReadingDefaults.NONE);
    }

    /** As above, with defaults for what records lack. */
    public RecordParser(Clock clock, int maxTweetBytes, Links links, ReadingDefaults defaults) {
        this(clock, maxTweetBytes, links, defaults, JsonScanner::of);
    }

    RecordParser(Clock clock, int maxTweetBytes, Links links, ReadingDefaults defaults, JsonSource source) {
        if (maxTweetBytes < 1 || maxTweetBytes > MAX_PAGE_BYTES) {
            throw new IllegalArgumentException(
                    "The limit for one tweet must be 1 to " + MAX_PAGE_BYTES + " bytes, got " + maxTweetBytes);
        }
        this.source = source;
        this.limits = new RecordLimits(maxTweetBytes);
        Assembler assembler = new Assembler(clock, limits, links, defaults.includeProtected());
        this.csv = new CsvParser(assembler, limits);
        this.v2 = new XV2Parser(assembler);
        this.v11 = new XV11Parser(assembler, defaults.account());
        this.bluesky = new BlueskyParser(assembler, limits);
        this.mastodon = new MastodonParser(assembler, limits, defaults.mastodonHost(), source);
        this.misskey = new MisskeyParser(assembler, limits, defaults.mastodonHost(), defaults.account());
        this.activityPub = new ActivityPubParser(assembler, limits);
        this.meta = new MetaParser(
                assembler,
                limits,
                defaults.account() == null ? null : defaults.account().handle());
        this.tools = new ToolParser(assembler);
        this.rows = new JsonRows(assembler, limits, defaults.csv(), defaults.account());
    }

    /**
     * Emits what the record holds, in its order.
     *
     * @param record UTF-8; not changed, not kept
     * @param origin where it was read
     * @param out gets each result during the call
     */
    public void parse(byte[] record, Origin origin, Consumer<Parsed> out) {
        lastFormat = null;
        if (isEmpty(record)) {
            return;
        }
        Outcome outcome = new Outcome(record, origin, out);
        limits.begin(record.length);
        wrappings = 0;
        inTable = false;
        if (record.length > MAX_PAGE_BYTES) {
            outcome.reject(RecordLimits.oversizedPage(record.length, MAX_PAGE_BYTES));
            return;
        }
        try {
            parseRecord(outcome);
        } catch (TooManyValues many) {
            outcome.reject(many.rejection());
        } catch (IOException broken) {
            salvage(outcome, broken);
        }
    }

    /** Parses an object, or an array of records. */
    private void parseRecord(Outcome outcome) throws IOException {
        byte[] record = outcome.record();
        if (record[firstCharacter(record, 0)] != '[') {
            parseValue(outcome);
            return;
        }
        for (int[] element : elements(record)) {
            outcome.value(element[0], element[1]);
            parseValue(outcome);
        }
    }

    /** Parses the whole values of a record that is not one value, and rejects all else. */
    private void salvage(Outcome outcome, IOException broken) {
        List<Pieces.Piece> pieces = Pieces.of(outcome.record());
        if (pieces.isEmpty()) {
            if (!parseLoose(outcome)) {
                outcome.reject(unreadable(broken, outcome));
            }
            return;
        }
        for (Pieces.Piece piece : pieces) {
            outcome.value(piece.from(), piece.to());
            try {
                if (!piece.whole()) {
                    outcome.reject(new Rejection(
                            Reason.BROKEN_JSON,
                            "A part of the record that is no JSON, or cut: " + message(broken) + "."));
                } else {
                    parseValue(outcome);
                }
            } catch (IOException unexpected) {
                outcome.reject(unreadable(unexpected, outcome));
            }
        }
    }

    /** Parses a record that is nearly JSON, such as a dictionary of Python. False if it is none. */
    private boolean parseLoose(Outcome outcome) {
        byte[] json = outcome.length() > ToolParser.MAX_BYTES ? null : LooseJson.strict(outcome.record());
        if (json == null) {
            return false;
        }
        Outcome inner = outcome.within(json, outcome.readAt());
        try {
            parseRecord(inner);
        } catch (TooManyValues many) {
            inner.reject(many.rejection());
        } catch (IOException broken) {
            return false;
        } finally {
            outcome.add(inner);
        }
        return true;
    }

    /**
     * Emits what a record of an archive holds, in its order.
     *
     * @param record as the reader of an archive returns it
     * @param out gets each result during the call
     */
    public void parse(ArchiveRecord record, Consumer<Parsed> out) {
        lastFormat = null;
        if (record.rejection() != null) {
            new Outcome(record.bytes(), record.origin(), out).reject(record.rejection());
        } else if (record.columns() != null) {
            limits.begin(record.bytes().length);
            csv.parse(
                    record.columns(),
                    Outcome.ofRow(record.bytes(), record.columns().names(), record.origin(), out));
        } else {
            v11.beginArchive(record.isPersonal(), record.owner(), record.longPosts());
            activityPub.setOwner(record.actor());
            parse(record.bytes(), record.origin(), out);
            activityPub.setOwner(null);
            v11.endArchive();
        }
    }

    /**
     * The format of the record that was parsed last, of its last value if it is an array: {@code X API v2}. Null if it had no
     * known one, or is a row of CSV.
     */
    public @Nullable String format() {
        if (lastFormat == Format.TOOL) {
            return tools.format();
        }
        if (lastFormat == Format.ROW) {
            return rows.format();
        }
        return lastFormat == null ? null : lastFormat.words();
    }

    /** Whether a record holds nothing: white space, or a list without elements. */
    public static boolean isEmpty(byte[] record) {
        int start = firstCharacter(record, 0);
        if (start == record.length) {
            return true;
        }
        int end = record[start] == '[' ? firstCharacter(record, start + 1) : record.length;
        return end < record.length && record[end] == ']' && firstCharacter(record, end + 1) == record.length;
    }

    /** Where the white space that begins at an index ends. */
    private static int firstCharacter(byte[] record, int from) {
        int at = from;
        while (at < record.length
                && (record[at] == ' ' || record[at] == '\t' || record[at] == '\r' || record[at] == '\n')) {
            at++;
        }
        return at;
    }

    /** Where the elements of the array begin and end, two by two. */
    private List<int[]> elements(byte[] record) throws IOException {
        List<int[]> elements = new ArrayList<>();
        try (JsonScanner json = source.open(record, 0, record.length)) {
            json.nextToken();
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                TooManyValues.check(elements.size());
                int start = json.start();
                json.skipChildren();
                elements.add(new int[] {start, json.end()});
            }
            JsonTokens.nothingMore(json);
        }
        return elements;
    }

    private void parseValue(Outcome outcome) throws IOException {
        try {
            if (EnvelopeReader.mayBegin(outcome.record(), outcome.from(), outcome.to()) && parseEnveloped(outcome)) {
                return;
            }
            byte[] quoted = quoted(outcome);
            if (quoted != null) {
                parseWrapped(quoted, outcome, outcome.readAt());
                return;
            }
            FormatParser parser = read(outcome);
            byte[] wrapped = parser == tools ? tools.unwrapped() : null;
            if (wrapped == null) {
                parser.emit(outcome);
            } else {
                parseWrapped(wrapped, outcome, outcome.readAt());
            }
        } catch (TooManyValues many) {
            outcome.reject(many.rejection());
        } catch (Rejection rejection) {
            outcome.reject(rejection);
        }
    }

    /** The JSON that a value is as a text, because it was written as JSON twice; else null. */
    private byte @Nullable [] quoted(Outcome outcome) throws IOException {
        int from = firstCharacter(outcome.record(), outcome.from());
        if (from + 1 >= outcome.to() || outcome.record()[from] != '"' || outcome.record()[from + 1] != '{') {
            return null;
        }
        try (JsonScanner json = source.open(outcome.record(), outcome.from(), outcome.to())) {
            json.nextToken();
            byte[] text = json.getText().getBytes(StandardCharsets.UTF_8);
            JsonTokens.nothingMore(json);
            return text;
        }
    }

    /** Parses the message in an envelope of a follower. False if it is none. */
    private boolean parseEnveloped(Outcome outcome) throws IOException, Rejection {
        EnvelopeReader.Opened opened;
        try (JsonScanner json = source.open(outcome.record(), outcome.from(), outcome.to())) {
            opened = EnvelopeReader.read(json);
        }
        if (opened == null) {
            return false;
        }
        Envelope envelope = opened.envelope();
        byte[] message =
                Arrays.copyOfRange(outcome.record(), outcome.from() + opened.from(), outcome.from() + opened.to());
        if (envelope.network().equals(FEEDS)) {
            outcome.publication(PublicationParser.read(message, envelope.receivedAt()));
            return true;
        }
        bluesky.setProfile(envelope.author());
        mastodon.setHost(envelope.network().equals(MASTODON) ? envelope.host() : null);
        try {
            parseWrapped(message, outcome, envelope.receivedAt());
        } finally {
            bluesky.setProfile(null);
            mastodon.setHost(null);
        }
        return true;
    }

    private void parseWrapped(byte[] wrapped, Outcome outcome, Instant readAt) throws IOException, Rejection {
        if (wrappings == MAX_WRAPPINGS) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "A document inside of documents, too deep.");
        }
        if (isEmpty(wrapped)) {
            return;
        }
        wrappings++;
        boolean outside = inTable;
        inTable |= tools.isTable();
        Outcome inner = outcome.within(wrapped, readAt);
        try {
            parseRecord(inner);
        } finally {
            wrappings--;
            inTable = outside;
            outcome.add(inner);
        }
    }

    /** Reads the value with the parser of its format. */
    private FormatParser read(Outcome outcome) throws IOException, Rejection {
        FormatParser known = readKnown(outcome);
        if (!known.misfits() || outcome.length() > ToolParser.MAX_BYTES) {
            return known;
        }
        @Nullable Format own = lastFormat;
        FormatParser other = readOther(outcome);
        if (other != null) {
            return other;
        }
        // Of its own format after all, to say what it lacks.
        lastFormat = own;
        return known;
    }

    /** Looks at the value as a whole; null if it is of no tool's format. */
    private @Nullable FormatParser readOther(Outcome outcome) throws IOException, Rejection {
        // The rows of a table are no tables, and there may be very many.
        if (!inTable) {
            tools.readTable(outcome.record(), outcome.from(), outcome.to());
            if (tools.unwrapped() != null) {
                lastFormat = Format.TOOL;
                return tools;
            }
        }
        if (outcome.length() > ToolParser.MAX_BYTES) {
            return null;
        }
        try (JsonScanner json = source.open(outcome.record(), outcome.from(), outcome.to())) {
            json.nextToken();
            json.nextFieldName();
            read(json, tools);
        }
        if (tools.recognised()) {
            lastFormat = Format.TOOL;
            return tools;
        }
        return limits.mayBeTweet(outcome.length()) ? readRow(outcome) : null;
    }

    private @Nullable FormatParser readRow(Outcome outcome) throws IOException, Rejection {
        try (JsonScanner json = source.open(outcome.record(), outcome.from(), outcome.to())) {
            json.nextToken();
            json.nextFieldName();
            read(json, rows);
        }
        if (!rows.recognised()) {
            return null;
        }
        lastFormat = Format.ROW;
        return rows;
    }

    /** Reads the value with the parser of the format that its first fields identify. */
    private FormatParser readKnown(Outcome outcome) throws IOException, Rejection {
        @Nullable Format format;
        try (JsonScanner json = source.open(outcome.record(), outcome.from(), outcome.to())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                JsonTokens.nothingMore(json);
                throw new Rejection(Reason.UNKNOWN_FORMAT, "JSON, but no object.");
            }
            String first = json.nextFieldName();
            if (first == null) {
                JsonTokens.nothingMore(json);
                throw unknown();
            }
            format = Format.decidedBy(first);
            if (format != null && format != Format.TOOL) {
                return read(json, parser(format, outcome));
            }
            format = format == null ? Format.detect(json) : format;
            if (format == null || format == Format.TOOL) {
                if (format == null) {
                    JsonTokens.nothingMore(json);
                }
                FormatParser tool = readOther(outcome);
                if (tool != null) {
                    return tool;
                }
                throw unknown();
            }
        }
        try (JsonScanner json = source.open(outcome.record(), outcome.from(), outcome.to())) {
            json.nextToken();
            json.nextFieldName();
            return read(json, parser(format, outcome));
        }
    }

    private static Rejection unknown() {
        return new Rejection(Reason.UNKNOWN_FORMAT, "A JSON object of none of the known formats.");
    }

    private static FormatParser read(JsonScanner json, FormatParser parser) throws IOException, Rejection {
        try {
            parser.read(json);
        } catch (RuntimeException defect) {
            throw Assembler.defect(defect);
        }
        JsonTokens.nothingMore(json);
        return parser;
    }

    private FormatParser parser(Format format, Outcome outcome) throws Rejection {
        lastFormat = format;
        FormatParser parser =
                switch (format) {
                    case X_V2 -> v2;
                    case X_V11 -> v11;
                    case COMPLIANCE -> compliance;
                    case BLUESKY -> bluesky;
                    case MASTODON -> mastodon;
                    case MISSKEY -> misskey;
                    case ACTIVITY_PUB -> activityPub;
                    case META -> meta;
                    case TOOL -> tools;
                    case ROW -> rows;
                    case NOTICE -> notices;
                };
        if (!format.mayHoldPages()) {
            limits.requireTweet(outcome.length());
        }
        return parser;
    }

    private Rejection unreadable(IOException broken, Outcome outcome) {
        if (!limits.mayBeTweet(outcome.length())) {
            return new Rejection(
                    Reason.OVERSIZED,
                    "Unreadable (" + message(broken) + "), and more than one tweet may have: " + outcome.length()
                            + " bytes.");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(outcome.record()));
        } catch (CharacterCodingException noUtf8) {
            return new Rejection(Reason.BAD_UNICODE, "Bytes that are not UTF-8 (" + message(broken) + ").");
        }
        return new Rejection(Reason.BROKEN_JSON, "Not JSON, or cut: " + message(broken) + ".");
    }

    private static String message(IOException broken) {
        if (broken instanceof JsonProcessingException json) {
            String text = String.valueOf(json.getOriginalMessage());
            String line = text.lines().findFirst().orElse("");
            // The message quotes the word that is no JSON.
            String safe = line.startsWith(NO_TOKEN) ? NO_TOKEN : line;
            String shown = safe.length() > 160 ? safe.substring(0, 160) + "..." : safe;
            return json.getLocation() == null
                    ? shown
                    : shown + ", at byte " + json.getLocation().getByteOffset();
        }
        return String.valueOf(broken.getMessage());
    }
}
