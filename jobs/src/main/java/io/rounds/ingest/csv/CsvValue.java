package io.rounds.ingest.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cell that holds lists or objects, as Python, R or JSON write them: {@code ["a", "b"]}, {@code {'id': 1}},
 * {@code [User(username='a', id=1)]}, {@code c("a", "b")}, {@code <ReferencedTweet id=1 type=quoted]}.
 *
 * <p>Tolerant: what is no literal of any of them gives whatever can be found in it. Linear in the length of the cell.
 */
final class CsvValue {
    private static final int MAX_DEPTH = 40;
    private static final String NONE = "None";

    /**
     * An object of the cell.
     *
     * @param under the name of the field that holds it, or holds the list that it is an element of; empty if none does
     * @param fields its texts and numbers
     */
    record Node(String under, Map<String, String> fields) {
        /** The first of these fields that is there. */
        @Nullable String first(String... names) {
            for (String name : names) {
                String value = fields.get(name);
                if (value != null && !value.isBlank() && !value.equals(NONE)) {
                    return value;
                }
            }
            return null;
        }
    }

    private final String text;
    private int at;
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> scalars = new ArrayList<>();

    private CsvValue(String text) {
        this.text = text;
    }

    /** Whether a cell begins as a literal does. */
    static boolean isLiteral(String cell) {
        return !cell.isEmpty()
                && (cell.charAt(0) == '['
                        || cell.charAt(0) == '{'
                        || cell.charAt(0) == '('
                        || cell.charAt(0) == '<'
                        || cell.startsWith("c(")
                        || cell.startsWith("list(")
                        || cell.startsWith("User(")
                        || cell.startsWith("Tweet("));
    }

    static CsvValue of(String cell) {
        CsvValue value = new CsvValue(cell);
        while (value.at < cell.length()) {
            value.value("", null, 0);
            value.at++;
        }
        return value;
    }

    /** The objects, outer ones before those that they hold. */
    List<Node> nodes() {
        return nodes;
    }

    /** The texts and numbers that are not fields of an object. */
    List<String> scalars() {
        return scalars;
    }

    /** Reads a value into the field of an object, or into the list of scalars. */
    private void value(String key, @Nullable Node owner, int depth) {
        skipSpace();
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at);
        if (c == '{' || c == '<') {
            at++;
            object(key, c == '{' ? '}' : '>', depth + 1);
        } else if (c == '[' || c == '(') {
            at++;
            list(key, owner, c == '[' ? ']' : ')', depth + 1);
        } else if (c == '"' || c == '\'') {
            add(key, owner, string());
        } else {
            String word = word();
            if (at < text.length() && text.charAt(at) == '(' && !word.isEmpty()) {
                at++;
                if (word.equals("c") || (word.equals("list") && !hasNames())) {
                    list(key, owner, ')', depth + 1);
                } else {
                    object(key, ')', depth + 1);
                }
            } else if (!word.isEmpty()) {
                add(key, owner, word);
            }
        }
    }

    /** Whether what follows an opening bracket is a name and an equals sign. */
    private boolean hasNames() {
        int index = at;
        while (index < text.length()
                && (Character.isLetterOrDigit(text.charAt(index)) || "_. `".indexOf(text.charAt(index)) >= 0)) {
            index++;
        }
        return index < text.length() && text.charAt(index) == '=';
    }

    private void add(String key, @Nullable Node owner, String value) {
        if (owner != null && !key.isEmpty()) {
            owner.fields().putIfAbsent(key, value);
        } else {
            scalars.add(value);
        }
    }

    private void list(String key, @Nullable Node owner, char close, int depth) {
        while (at < text.length()) {
            skipSpace();
            if (at >= text.length() || text.charAt(at) == close) {
                at++;
                return;
            }
            int before = at;
            if (depth < MAX_DEPTH && text.charAt(at) != ',') {
                value(key, owner, depth);
            }
            at += at == before ? 1 : 0;
        }
    }

    private void object(String under, char close, int depth) {
        Node node = new Node(under, new LinkedHashMap<>());
        nodes.add(node);
        while (at < text.length()) {
            skipSpace();
            if (at >= text.length() || text.charAt(at) == close || (close == '>' && text.charAt(at) == ']')) {
                at++;
                return;
            }
            int before = at;
            if (depth < MAX_DEPTH) {
                field(node, depth);
            }
            at += at == before ? 1 : 0;
        }
    }

    private void field(Node node, int depth) {
        char c = text.charAt(at);
        String key = c == '"' || c == '\'' || c == '`' ? string() : word();
        skipSpace();
        if (at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '=')) {
            at++;
            value(key, node, depth);
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** What stands without quotation marks, up to the next bracket, comma, blank, colon or equals sign. */
    private String word() {
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (",]})>[{(=\"".indexOf(c) >= 0
                    || Character.isWhitespace(c)
                    || (c == ':' && !text.startsWith("://", at))) {
                break;
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String string() {
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                escape(value, text.charAt(at++));
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private void escape(StringBuilder value, char c) {
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'u' -> {
                int code = hex(4);
                if (code < 0) {
                    value.append("\\u");
                } else {
                    value.append((char) code);
                }
            }
            default -> value.append(c);
        }
    }

    private int hex(int digits) {
        if (at + digits > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(text.charAt(at + i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        at += digits;
        return code;
    }
}
