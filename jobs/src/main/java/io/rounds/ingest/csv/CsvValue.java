package io.rounds.ingest.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell that holds lists or objects, as Python, R or JSON write them: {@code ["a", "b"]}, {@code {'id': 1}}, {@code {'a'}},
 * {@code [User(username='a', id=1)]}, {@code c("a", "b")}, {@code <ReferencedTweet id=1 type=quoted]}. R writes a list of
 * objects by columns, {@code list(tag = c("a", "b"), start = c(0, 9))}: these are two objects.
 *
 * <p>Tolerant: what is no literal of any of them gives whatever can be found in it. Linear in the length of the cell. Only the
 * fields that are asked for become strings: most of such a cell is positions, titles and descriptions.
 */
final class CsvValue {
    private static final int MAX_DEPTH = 40;
    /** How many objects a list of R may have that it writes by columns. */
    private static final int MAX_ROWS = 1_000;

    /** The fields of accounts and of tweets that are read. */
    private static final String[] USUAL = {
        "id",
        "id_str",
        "rest_id",
        "name",
        "displayname",
        "displayName",
        "screen_name",
        "username",
        "screenName",
        "userName",
        "followers_count",
        "followersCount",
        "friends_count",
        "friendsCount",
        "following_count",
        "verified",
        "protected",
        "type",
        "full_text",
        "rawContent",
        "content",
        "text"
    };

    /** Characters that end a word; a colon does, too, unless an address goes on there. */
    private static final boolean[] ENDS_WORD = new boolean[128];

    static {
        for (char c : ",]})>[{(=\"".toCharArray()) {
            ENDS_WORD[c] = true;
        }
    }

    /** An object of the cell. */
    static final class Node {
        private final String under;
        private final String[] wanted;
        private @Nullable String @Nullable [] values;
        /** The objects after this one of a list that R writes by columns. */
        private List<Node> following = List.of();

        Node(String under, String[] wanted) {
            this.under = under;
            this.wanted = wanted;
        }

        /** The name of the field that holds it, or holds the list that it is an element of; empty if none does. */
        String under() {
            return under;
        }

        /** The first of these fields that is there, of those that were asked for. */
        @Nullable String first(String... names) {
            if (values == null) {
                return null;
            }
            for (String name : names) {
                int index = index(wanted, name);
                String value = index < 0 ? null : values[index];
                if (value != null && CsvColumns.usable(value) != null) {
                    return value;
                }
            }
            return null;
        }

        /** Of a field that is there twice the first counts. */
        private void put(int index, String value) {
            if (values == null) {
                values = new @Nullable String[wanted.length];
            }
            values[index] = values[index] == null ? value : values[index];
        }

        private static int index(String[] names, String name) {
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }
    }

    private final String text;
    /** Those of the text: a string would look at its encoding for each. */
    private final char[] chars;

    private final String[] wanted;
    private int at;
    /** The first backslash that is not before the last text in quotation marks; the length of the cell if there is none. */
    private int backslash = -1;
    /** Whether the text in quotation marks that was skipped last has escapes. */
    private boolean escaped;

    /** Which element of the innermost list is being read. */
    private int element;

    private final List<Node> nodes = new ArrayList<>();
    private final List<String> scalars = new ArrayList<>();

    private CsvValue(String text, String[] wanted) {
        this.text = text;
        this.chars = text.toCharArray();
        this.wanted = wanted;
    }

    /** Whether a cell begins as a literal does. */
    static boolean isLiteral(String cell) {
        return !cell.isEmpty()
                && switch (cell.charAt(0)) {
                    case '[', '{', '(', '<' -> true;
                    case 'c' -> cell.startsWith("c(");
                    case 'l' -> cell.startsWith("list(");
                    case 's' -> cell.startsWith("structure(");
                    case 'd' -> cell.startsWith("data.frame(");
                    case 'U' -> cell.startsWith("User(");
                    case 'T' -> cell.startsWith("Tweet(");
                    default -> false;
                };
    }

    /** Reads a cell of accounts or tweets. */
    static CsvValue of(String cell) {
        return of(cell, USUAL);
    }

    /** Reads a cell, of its objects these fields. */
    static CsvValue of(String cell, String[] wanted) {
        CsvValue value = new CsvValue(cell, wanted);
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
        if (at >= chars.length) {
            return;
        }
        char c = chars[at];
        if (c == '{' || c == '<') {
            at++;
            object(key, c == '{' ? '}' : '>', depth + 1);
        } else if (c == '[' || c == '(') {
            at++;
            list(key, owner, c == '[' ? ']' : ')', depth + 1);
        } else if (isQuote(c)) {
            add(key, owner, string());
        } else {
            String word = word();
            if (at < chars.length && chars[at] == '(' && !word.isEmpty()) {
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

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** Whether what follows an opening bracket is a name and an equals sign. */
    private boolean hasNames() {
        int index = at;
        while (index < chars.length && (Character.isLetterOrDigit(chars[index]) || "_. `".indexOf(chars[index]) >= 0)) {
            index++;
        }
        return index < chars.length && chars[index] == '=';
    }

    private void add(String key, @Nullable Node owner, String value) {
        if (owner == null || key.isEmpty()) {
            scalars.add(value);
            return;
        }
        int index = Node.index(wanted, key);
        if (index >= 0 && element < MAX_ROWS) {
            row(owner).put(index, value);
        }
    }

    /** The object that the current element of a list belongs to, where the list is a field of the first one. */
    private Node row(Node first) {
        if (element == 0) {
            return first;
        }
        if (first.following.isEmpty()) {
            first.following = new ArrayList<>(4);
        }
        while (first.following.size() < element) {
            Node next = new Node(first.under, wanted);
            first.following.add(next);
            nodes.add(next);
        }
        return first.following.get(element - 1);
    }

    private void list(String key, @Nullable Node owner, char close, int depth) {
        int outer = element;
        element = 0;
        while (at < chars.length) {
            skipSpace();
            if (at >= chars.length || chars[at] == close) {
                at++;
                break;
            }
            int before = at;
            if (depth < MAX_DEPTH && chars[at] != ',') {
                value(key, owner, depth);
                element++;
            }
            at += at == before ? 1 : 0;
        }
        element = outer;
    }

    private void object(String under, char close, int depth) {
        Node node = new Node(under, wanted);
        nodes.add(node);
        int outer = element;
        element = 0;
        fields(node, close, depth);
        element = outer;
    }

    private void fields(Node node, char close, int depth) {
        while (at < chars.length) {
            skipSpace();
            if (at >= chars.length || chars[at] == close || (close == '>' && chars[at] == ']')) {
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
        char c = chars[at];
        boolean quoted = isQuote(c) || c == '`';
        int from = quoted ? at + 1 : at;
        int to = quoted ? skipString() : skipWord();
        skipSpace();
        if (at >= chars.length || (chars[at] != ':' && chars[at] != '=')) {
            if (quoted) {
                // An element of a set of Python.
                scalars.add(escaped ? unescaped(from, to) : text.substring(from, to));
            }
            return;
        }
        at++;
        String name = wanted(from, to);
        if (name == null && !skipScalar()) {
            name = text.substring(from, to);
        }
        if (name != null) {
            value(name, node, depth);
        }
    }

    /** The field that is asked for by the name which begins and ends here; null if none is. */
    private @Nullable String wanted(int from, int to) {
        if (from == to) {
            return "";
        }
        char first = chars[from];
        for (String name : wanted) {
            if (name.length() == to - from && name.charAt(0) == first && text.startsWith(name, from)) {
                return name;
            }
        }
        return null;
    }

    /** Skips a text or a number. False, and nothing is skipped, where a list or an object follows, or the cell ends. */
    private boolean skipScalar() {
        skipSpace();
        if (at >= chars.length) {
            return true;
        }
        char c = chars[at];
        if (isQuote(c)) {
            skipString();
            return true;
        }
        int before = at;
        boolean structure = c == '{' || c == '<' || c == '[' || c == '(';
        if (structure || (skipWord() > before && at < chars.length && chars[at] == '(')) {
            at = before;
            return false;
        }
        return true;
    }

    private void skipSpace() {
        while (at < chars.length && isSpace(chars[at])) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return (c <= ' ' || c >= 0x80) && Character.isWhitespace(c);
    }

    /** What stands without quotation marks, up to the next bracket, comma, blank, colon or equals sign. */
    private String word() {
        int start = at;
        return text.substring(start, skipWord());
    }

    /** Where it ends. */
    private int skipWord() {
        while (at < chars.length) {
            char c = chars[at];
            if ((c < ENDS_WORD.length && ENDS_WORD[c]) || isSpace(c) || (c == ':' && !text.startsWith("://", at))) {
                break;
            }
            at++;
        }
        return at;
    }

    /** Goes behind a text in quotation marks; where it ends without them. */
    private int skipString() {
        char quote = chars[at++];
        escaped = false;
        int end = -1;
        while (at < chars.length) {
            if (end < at) {
                int next = text.indexOf(quote, at);
                end = next < 0 ? chars.length : next;
            }
            if (backslash < at) {
                int next = text.indexOf('\\', at);
                backslash = next < 0 ? chars.length : next;
            }
            if (backslash > end || backslash == chars.length) {
                at = Math.min(end + 1, chars.length);
                return end;
            }
            escaped |= backslash + 1 < chars.length;
            at = Math.min(backslash + 2, chars.length);
        }
        return at;
    }

    private String string() {
        int start = at + 1;
        int end = skipString();
        return escaped ? unescaped(start, end) : text.substring(start, end);
    }

    private String unescaped(int start, int end) {
        StringBuilder value = new StringBuilder(end - start);
        int from = start;
        while (from < end) {
            char c = chars[from++];
            if (c == '\\' && from < end) {
                from = escape(value, from, end);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    /** Appends what is escaped here; where the text goes on. */
    private int escape(StringBuilder value, int from, int end) {
        char c = chars[from];
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'u' -> {
                int code = hex(from + 1, end);
                if (code >= 0) {
                    value.append((char) code);
                    return from + 1 + 4;
                }
                value.append("\\u");
            }
            default -> value.append(c);
        }
        return from + 1;
    }

    /** The number of four hexadecimal digits; -1 if there are not so many. */
    private int hex(int from, int end) {
        if (from + 4 > end) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(chars[i], 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
