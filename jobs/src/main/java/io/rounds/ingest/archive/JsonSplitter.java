package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * JSON values over any number of lines, one after the other, with or without commas between them. An array at the top is
 * taken apart, so that it may be of any size; so is a large object that holds one.
 *
 * <p>Looks only at brackets and strings; whether a value is well-formed is for the parser to say.
 */
final class JsonSplitter extends Splitter {
    private static final int RECORD_SEPARATOR = 0x1E;

    private final boolean script;
    private final ArrayItems items = new ArrayItems(this, false);
    private final int large;
    private boolean inArray;

    /** @param script whether the value stands in a statement, which may end with a semicolon */
    JsonSplitter(ByteSource source, String file, Instant at, boolean script) {
        this(source, file, at, script, ArrayItems.LARGE);
    }

    /** @param large from how many bytes on an object is taken apart */
    JsonSplitter(ByteSource source, String file, Instant at, boolean script, int large) {
        super(source, RecordParser.MAX_PAGE_BYTES, file, at);
        this.script = script;
        this.large = large;
    }

    @Override
    @Nullable ArchiveRecord next() throws IOException {
        if (items.areActive()) {
            return items.next();
        }
        for (int c = source.next(); c >= 0; c = source.next()) {
            if (c == '\n') {
                line++;
            }
            if (isSpace(c) || c == ',' || (script && c == ';' && !inArray)) {
                continue;
            }
            if (c == '[' && !inArray) {
                inArray = true;
            } else if (c == ']' && inArray) {
                inArray = false;
            } else {
                Origin origin = valueOrigin();
                boolean ended = (c == '{' || c == '[') ? structure(c) : scalar(c);
                if (items.areActive()) {
                    return items.next();
                }
                return !ended && source.damage() != null ? null : taken(origin);
            }
        }
        return null;
    }

    /**
     * Gathers up to the bracket that closes the first one. False if the input ends before, or the object turns out to be large
     * and is taken apart.
     */
    private boolean structure(int first) throws IOException {
        BracketTracker brackets = new BracketTracker();
        int c = first;
        while (c >= 0) {
            record.add(c);
            brackets.accept(c);
            if (brackets.areBalanced()) {
                return true;
            }
            if (record.total() == large && items.begin()) {
                return false;
            }
            c = source.next();
            line += c == '\n' ? 1 : 0;
        }
        return false;
    }

    /**
     * Gathers up to the next space, comma or bracket; brackets that close nothing stay together. False if the input ends
     * before.
     */
    private boolean scalar(int first) throws IOException {
        record.add(first);
        if (first == '"') {
            int second = source.next();
            if (second == '{') {
                return quoted(second);
            }
            if (second >= 0) {
                source.stepBack();
            }
        }
        for (int c = source.next(); c >= 0; c = source.next()) {
            if (isSpace(c) || c == ',' || c == '[' || (c == ']' && first != ']') || c == '{') {
                source.stepBack();
                return true;
            }
            record.add(c);
        }
        return false;
    }

    /** Gathers a value that was written as JSON twice, up to the quotation mark that ends it. */
    private boolean quoted(int first) throws IOException {
        boolean escaped = false;
        for (int c = first; c >= 0; c = source.next()) {
            record.add(c);
            line += c == '\n' ? 1 : 0;
            if (c == '"' && !escaped) {
                return true;
            }
            escaped = c == '\\' && !escaped;
        }
        return false;
    }

    /** Also what separates the values of a JSON text sequence (RFC 7464). */
    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == RECORD_SEPARATOR;
    }
}
