package io.rounds.extract.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for labels where people put them: at the start of the text or of a line, after mentions, hashtags, emoji and
 * words such as "Now for" or a short sentence; and, if there are none, after the last sentence among the closing hashtags.
 * One pass in each direction.
 *
 * <p>A label counts if a colon, a bracket, a dash or another delimiter follows. Without a delimiter it counts at the start
 * of the text, and at its end, unless the words around it show another meaning; see {@link LabelFalsePositives}.
 */
final class LabelScanner {
    private static final int MAX_DISTANCE = 80;
    private static final int MAX_LABELS = 15;
    private static final int MAX_CLOSING_TOKENS = 12;
    private static final int MAX_CONTEXT = 1_000;
    private static final int MAX_WORD_LENGTH = 20;
    private static final int MAX_NUMBER = 15;
    private static final int MAX_SIGNS_BEFORE_WORD = 3;
    private static final char NO_BREAK_SPACE = '\u00a0';

    /** Prefixes of manual reposts and answers; a label may follow them as if it started the text. */
    private static final Set<String> PREFIXES = Set.of("rt", "mt", "qt", "re", "answering");

    private static final Set<String> LEAD_INS = Set.of(
            "a",
            "again",
            "alright",
            "and",
            "another",
            "answer",
            "as",
            "begin",
            "but",
            "come",
            "comes",
            "coming",
            "final",
            "first",
            "for",
            "get",
            "go",
            "good",
            "great",
            "here",
            "here's",
            "heres",
            "is",
            "it's",
            "its",
            "jump",
            "keep",
            "kick",
            "last",
            "let",
            "let's",
            "lets",
            "live",
            "more",
            "move",
            "moving",
            "my",
            "next",
            "now",
            "off",
            "ok",
            "okay",
            "on",
            "onto",
            "our",
            "question",
            "ready",
            "regarding",
            "reminder",
            "response",
            "right",
            "second",
            "so",
            "start",
            "started",
            "starting",
            "thanks",
            "the",
            "third",
            "this",
            "thoughts",
            "time",
            "to",
            "tonight's",
            "topic",
            "up",
            "us",
            "we",
            "we're",
            "welcome",
            "with");

    private static final Set<String> BEFORE_YEAR = Set.of("this", "last", "next");

    private enum Ending {
        /** No label: the word goes on, as in T1-weighted. */
        NONE,
        /** A space, an emoji, a comma. */
        BARE,
        DELIMITED
    }

    private final String text;
    private final int length;
    private final List<String> found = new ArrayList<>(0);

    /** The index at which the text continues after a label that ends {@link Ending#BARE}. */
    private int next;

    private LabelScanner(String text) {
        this.text = text;
        this.length = text.length();
    }

    /** The distinct labels, normalised, in order of appearance. */
    static List<String> scan(String text) {
        LabelScanner scanner = new LabelScanner(text);
        scanner.readLines();
        if (scanner.found.isEmpty()) {
            scanner.readEnd();
        }
        return scanner.found.isEmpty() ? List.of() : List.copyOf(scanner.found);
    }

    private void readLines() {
        int line = readStart(0, false);
        while (true) {
            line = text.indexOf('\n', line);
            if (line < 0) {
                return;
            }
            line = readStart(line + 1, true);
        }
    }

    /**
     * Reads the labels that a line starts with.
     *
     * @param strict whether they need a delimiter
     * @return the index where reading stopped
     */
    private int readStart(int start, boolean strict) {
        boolean first = true;
        int at = start;
        while (at < length) {
            char c = charAt(at);
            boolean tag = c == '#';
            if (c == '@' || c == '$') {
                at = endOfHandle(at + 1);
            } else if (!tag && !Label.isWord(c)) {
                at++;
            } else {
                int end = readLabels(tag ? at + 1 : at, strict || !first);
                if (end >= 0) {
                    return end;
                }
                end = tag ? endOfWord(at + 1) : endOfLinkOrWord(at);
                if (!tag && !isLink(at)) {
                    String word = lower(at, end);
                    first &= PREFIXES.contains(word);
                    if (!first && (at > start + MAX_DISTANCE || !isLeadIn(word, at))) {
                        return readAfterSentence(end, start + MAX_DISTANCE);
                    }
                }
                at = end;
            }
        }
        return at;
    }

    /** Reads the labels that follow a short sentence: "Tough one. A2: the viva". */
    private int readAfterSentence(int start, int limit) {
        int at = start;
        while (at < limit && at + 1 < length && text.charAt(at) != '\n') {
            if (isEndOfSentence(text.charAt(at)) && isBlank(charAt(at + 1))) {
                int word = startOfWord(at + 1);
                int end = charAt(word - 1) == '@' || charAt(word - 1) == '$' ? -1 : readLabels(word, true);
                if (end >= 0) {
                    return end;
                }
            }
            at++;
        }
        return at;
    }

    /** Whether a label may come later in the line. In "Ready for Q2? Q2: What ..." one label leads to the other. */
    private boolean isLeadIn(String word, int start) {
        return LEAD_INS.contains(word) || (start > 0 && Label.at(text, start) != null);
    }

    /** Reads "A1", "A1/A2" or "A1 & 2" and returns the end, or -1 if there is none. */
    private int readLabels(int start, boolean strict) {
        Label last = Label.at(text, start);
        if (last == null) {
            return -1;
        }
        int before = found.size();
        boolean mustBeDelimited = strict || last.ambiguous();
        add(last);
        Label more = following(last);
        for (int several = 2; more != null && several <= MAX_LABELS; several++) {
            // T1 and T2 may be images, T3 and T4 hormones.
            mustBeDelimited |= more.ambiguous() || more.letter() == 'T';
            add(more);
            last = more;
            more = following(last);
        }
        Ending ending = endingAt(last.end());
        if (ending == Ending.DELIMITED || (ending == Ending.BARE && !mustBeDelimited && !isFalsePositive(last, start))) {
            return last.end();
        }
        found.subList(before, found.size()).clear();
        return -1;
    }

    private void add(Label label) {
        String name = label.name();
        if (found.size() < MAX_LABELS && !found.contains(name)) {
            found.add(name);
        }
    }

    private @Nullable Label following(Label label) {
        int at = skipSpaces(label.end());
        char separator = charAt(at);
        if (separator == '/' || separator == ',' || separator == '&' || separator == '+') {
            at = skipSpaces(at + 1);
        } else if (text.regionMatches(true, at, "and ", 0, 4)) {
            at = skipSpaces(at + 4);
        } else {
            return null;
        }
        Label next = Label.at(text, charAt(at) == '#' ? at + 1 : at);
        boolean mayLackLetter = separator == '&' || separator == '+';
        return next == null && mayLackLetter ? Label.ofNumber(text, at, label.letter()) : next;
    }

    private Ending endingAt(int end) {
        next = end;
        char after = charAt(end + 1);
        return switch (charAt(end)) {
            case 0, '@', '#' -> Ending.BARE;
            case ':' -> isDigit(after) ? Ending.NONE : Ending.DELIMITED;
            case '.' ->
                after == 0
                        ? Ending.BARE
                        : isDigit(after) || Character.isLowerCase(after) ? Ending.NONE : Ending.DELIMITED;
            case '-', '\u2013', '\u2212' -> Label.isWord(after) ? Ending.NONE : Ending.DELIMITED;
            case '/' -> endingAtSlash(end);
            case ')', ']', '}', '|', '>', '=', '~', ';', '\u2014', '\u2192', '\u00bb', '\n', '\r' -> Ending.DELIMITED;
            case '\'', '\u2019', '%', '$', '\u20ac', '\u00a3', '\u00b0', '+', '&', '^' -> Ending.NONE;
            case '*' -> after == '*' ? Ending.DELIMITED : Ending.NONE;
            case ' ', '\t', NO_BREAK_SPACE -> endingAtSpace(skipSpaces(end));
            default -> Ending.BARE;
        };
    }

    /** "Q1/ What ..." and "Q1/5: What ...", but not "T1/weighted". */
    private Ending endingAtSlash(int slash) {
        int at = slash + 1;
        while (isDigit(charAt(at))) {
            at++;
        }
        if (Label.isWord(charAt(at)) || charAt(at) == '/') {
            return Ending.NONE;
        }
        next = at;
        return at == slash + 1 || charAt(at) == ':' ? Ending.DELIMITED : Ending.BARE;
    }

    private Ending endingAtSpace(int at) {
        next = at;
        char after = charAt(at + 1);
        return switch (charAt(at)) {
            case ':' -> isDigit(after) ? Ending.BARE : Ending.DELIMITED;
            case '-', '\u2013', '\u2212' -> Label.isWord(after) ? Ending.BARE : Ending.DELIMITED;
            case '|', '>', '=', '~', '\u2014', '\u2192', '\u00bb', '\n', '\r' -> Ending.DELIMITED;
            case '\'', '\u2019' -> isDigit(after) ? Ending.NONE : Ending.BARE;
            default -> Ending.BARE;
        };
    }

    /**
     * Whether the word that follows shows that it is not a label.
     *
     * @param start of the label
     */
    private boolean isFalsePositive(Label label, int start) {
        int at = startOfWord(next);
        int end = endOfWord(at);
        String word = lower(at, end);
        boolean sentence = end > at + 1 && Character.isUpperCase(charAt(at)) && Character.isLowerCase(charAt(at + 1));
        if (LabelFalsePositives.isExcludedByNextWord(label.letter(), word, sentence)) {
            return true;
        }
        if (label.letter() == 'Q' && word.equals("of")) {
            return isTime(startOfWord(end));
        }
        boolean small = end > at && Character.isLowerCase(charAt(at));
        boolean inWords = Character.isLetter(charAt(start + 1));
        boolean dose = charAt(start) == 'q' && !LabelFalsePositives.startsQuestion(word);
        return small && (inWords || dose);
    }

    /** "Q1 of 2026" and "Q1 of this year", but not "Q1 of 5". */
    private boolean isTime(int start) {
        int end = endOfWord(start);
        int number = 0;
        for (int at = start; at < end; at++) {
            if (!isDigit(charAt(at))) {
                return BEFORE_YEAR.contains(lower(start, end)) || LabelFalsePositives.isYear(lower(start, end));
            }
            number = Math.min(MAX_NUMBER + 1, number * 10 + charAt(at) - '0');
        }
        return number > MAX_NUMBER;
    }

    /** Reads the labels among the hashtags, mentions, links and emoji that the text ends with. */
    private void readEnd() {
        List<Label> labels = new ArrayList<>(0);
        int confirmed = 0;
        int end = length;
        for (int tokens = 0; tokens < MAX_CLOSING_TOKENS; tokens++) {
            while (end > 0 && isSpace(text.charAt(end - 1))) {
                end--;
            }
            int start = end;
            while (start > 0 && !isSpace(text.charAt(start - 1))) {
                start--;
            }
            Label label = closing(start, end);
            if (label != null) {
                labels.add(label);
            } else if (start == end || !isDecoration(start, end)) {
                confirmed = start < end && isEndOfSentence(text.charAt(end - 1)) ? labels.size() : confirmed;
                break;
            } else {
                confirmed = labels.size();
            }
            end = start;
        }
        for (int i = confirmed - 1; i >= 0; i--) {
            if (!isExcludedByContext(labels.get(i).letter())) {
                add(labels.get(i));
            }
        }
    }

    /** The label that a token is, apart from brackets and a hash sign; null if it is not a label. */
    private @Nullable Label closing(int start, int end) {
        int at = start;
        if (charAt(at) == '(' || charAt(at) == '[') {
            at++;
        }
        boolean tag = charAt(at) == '#';
        if (tag) {
            at++;
        }
        Label label = Label.at(text, at);
        if (label == null || label.ambiguous() || label.end() > end || !(tag || Character.isUpperCase(charAt(at)))) {
            return null;
        }
        for (int i = label.end(); i < end; i++) {
            if (")].,;:!".indexOf(charAt(i)) < 0) {
                return null;
            }
        }
        return label;
    }

    private boolean isDecoration(int start, int end) {
        char first = charAt(start);
        if (first == '#' || first == '@' || isLink(start)) {
            return true;
        }
        for (int at = start; at < end; at++) {
            if (Label.isWord(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEndOfSentence(char c) {
        return switch (c) {
            case '.', '!', '?', '\u2026', ')', '"', '\u201d' -> true;
            default -> false;
        };
    }

    private boolean isExcludedByContext(char letter) {
        int at = startOfWord(Math.max(0, length - MAX_CONTEXT));
        while (at < length) {
            int end = endOfWord(at);
            if (end == at) {
                at++;
            } else {
                if (LabelFalsePositives.isExcludedBy(letter, lower(at, end))) {
                    return true;
                }
                at = end;
            }
        }
        return false;
    }

    private int skipSpaces(int start) {
        int at = start;
        while (isBlank(charAt(at))) {
            at++;
        }
        return at;
    }

    private int startOfWord(int start) {
        int at = start;
        while (at < length && at < start + MAX_SIGNS_BEFORE_WORD && !Label.isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int endOfWord(int start) {
        int at = start;
        while (at < length && Label.isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int endOfLinkOrWord(int start) {
        boolean link = isLink(start);
        int at = start;
        while (at < length && (link ? !isSpace(text.charAt(at)) : isWordOrApostrophe(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private int endOfHandle(int start) {
        int at = start;
        while (at < length && (Label.isWord(text.charAt(at)) || ".-@".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private boolean isLink(int at) {
        return text.startsWith("http", at) || text.startsWith("pic.twitter.com/", at) || text.startsWith("t.co/", at);
    }

    private String lower(int start, int end) {
        return Label.lower(text, start, end, MAX_WORD_LENGTH);
    }

    /** The folded character at an index; 0 after the end. */
    private char charAt(int at) {
        return at < length ? Label.fold(text.charAt(at)) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordOrApostrophe(char c) {
        return c == '\'' || c == '\u2019' || Label.isWord(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == NO_BREAK_SPACE;
    }

    private static boolean isSpace(char c) {
        return c == NO_BREAK_SPACE || Character.isWhitespace(c);
    }
}
