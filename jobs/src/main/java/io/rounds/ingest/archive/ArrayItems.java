package io.rounds.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.model.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a large object apart that holds an array, such as the {@code outbox.json} of a Mastodon archive: each element becomes
 * a record of its own, in the fields that precede and contain the array, so that it is recognised as the whole would be. What
 * follows the array is the last record, with the array left empty. So the object may be of any size.
 *
 * <p>An object is taken apart only once it is {@linkplain #LARGE large}: a page of usual size stays one record.
 */
final class ArrayItems {
    /** From this size on objects are taken apart, in bytes: no page of a network is as large. */
    static final int LARGE = 8 << 20;

    /** What precedes the array is repeated in each record, so it must be short, in bytes. */
    private static final int MAX_PREFIX = 1 << 14;

    /** Arrays at the top whose elements need what follows them: {@code includes} of X API v2, the columns of pandas. */
    private static final Set<String> INSEPARABLE = Set.of("data", "index", "columns", "includes");

    private final Splitter splitter;
    private final boolean linewise;
    private byte[] prefix = {};
    private byte[] suffix = {};
    private boolean active;

    /** @param linewise whether a record ends with its line, whatever is open there */
    ArrayItems(Splitter splitter, boolean linewise) {
        this.splitter = splitter;
        this.linewise = linewise;
    }

    /** Whether an object is being taken apart. */
    boolean areActive() {
        return active;
    }

    /**
     * Begins to take the object apart that the splitter has gathered the beginning of, if it holds an array: then its elements
     * are the next records.
     */
    boolean begin() {
        byte[] start = splitter.record.bytes();
        int array = largeArray(start);
        if (array < 0) {
            return false;
        }
        prefix = Arrays.copyOf(start, array + 1);
        suffix = closing(prefix);
        splitter.source.unread(start, array + 1);
        splitter.record.take();
        splitter.line -= count(start, array + 1);
        splitter.returnOrigin();
        active = true;
        return true;
    }

    private static int count(byte[] bytes, int from) {
        int lines = 0;
        for (int i = from; i < bytes.length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** The next element, or what follows the last one; null where the input is damaged. */
    @Nullable ArchiveRecord next() throws IOException {
        int c = following();
        while (isSpace(c) || c == ',') {
            c = following();
        }
        if (isEnd(c)) {
            Origin origin = splitter.valueOrigin();
            splitter.record.add(prefix, 0, prefix.length);
            return cut(origin);
        }
        return c == ']' ? rest() : element(c);
    }

    private boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || (c == '\n' && !linewise);
    }

    private @Nullable ArchiveRecord element(int first) throws IOException {
        Origin origin = splitter.valueOrigin();
        splitter.record.add(prefix, 0, prefix.length);
        BracketTracker brackets = new BracketTracker();
        int c = first;
        while (!isEnd(c)) {
            if (brackets.areBalanced() && (c == ',' || c == ']')) {
                splitter.source.stepBack();
                splitter.record.add(suffix, 0, suffix.length);
                return splitter.taken(origin);
            }
            splitter.record.add(c);
            brackets.accept(c);
            c = following();
        }
        return cut(origin);
    }

    /** What follows the array in the object, up to its end. */
    private @Nullable ArchiveRecord rest() throws IOException {
        Origin origin = splitter.valueOrigin();
        splitter.record.add(prefix, 0, prefix.length);
        BracketTracker brackets = new BracketTracker();
        for (byte b : prefix) {
            brackets.accept(b);
        }
        int c = ']';
        while (!isEnd(c)) {
            splitter.record.add(c);
            brackets.accept(c);
            if (brackets.areBalanced()) {
                active = false;
                return splitter.taken(origin);
            }
            c = following();
        }
        return cut(origin);
    }

    private boolean isEnd(int c) {
        return c < 0 || (linewise && c == '\n');
    }

    private int following() throws IOException {
        int c = splitter.source.next();
        splitter.line += c == '\n' ? 1 : 0;
        return c;
    }

    /** The record that the end of the input cuts; null where that is damage, which is rejected elsewhere. */
    private @Nullable ArchiveRecord cut(Origin origin) {
        active = false;
        return splitter.source.damage() == null ? splitter.taken(origin) : null;
    }

    /**
     * Where the array begins that is open at the end of these bytes, and holds nearly all of them: the innermost one if several
     * contain each other. -1 if there is none, or it is not to be taken apart.
     */
    private static int largeArray(byte[] start) {
        List<Integer> open = open(start);
        if (open.isEmpty() || start[open.get(0)] != '{') {
            return -1;
        }
        int latest = Math.min(MAX_PREFIX, start.length / 4);
        for (int depth = open.size() - 1; depth > 0; depth--) {
            int at = open.get(depth);
            if (start[at] == '[' && at < latest) {
                return depth == 1 && isInseparable(start, at) ? -1 : at;
            }
        }
        return -1;
    }

    private static boolean isInseparable(byte[] start, int array) {
        String field = fieldBefore(start, array);
        // A table of pandas says first what its rows, which name their columns, are of.
        boolean rows = field.equals("data") && new String(start, 0, array, UTF_8).startsWith("{\"schema\"");
        return INSEPARABLE.contains(field) && !rows;
    }

    /** Where the brackets are that are open at the end, outermost first. */
    private static List<Integer> open(byte[] bytes) {
        List<Integer> open = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (quoted) {
                i += b == '\\' ? 1 : 0;
                quoted = b != '"';
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                open.add(i);
            } else if ((b == '}' || b == ']') && !open.isEmpty()) {
                open.remove(open.size() - 1);
            }
        }
        return open;
    }

    /** The name of the field whose value begins here. */
    private static String fieldBefore(byte[] bytes, int value) {
        String before = new String(bytes, 0, value, UTF_8);
        int end = before.lastIndexOf('"');
        int start = before.lastIndexOf('"', end - 1);
        return start < 0 ? "" : before.substring(start + 1, end);
    }

    /** The brackets that close what is open at the end of these bytes. */
    private static byte[] closing(byte[] bytes) {
        List<Integer> open = open(bytes);
        byte[] closing = new byte[open.size()];
        for (int i = 0; i < closing.length; i++) {
            closing[closing.length - 1 - i] = (byte) (bytes[open.get(i)] == '{' ? '}' : ']');
        }
        return closing;
    }
}
