package io.rounds.extract.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for labels where people put them: at the start of the text or of a line, after mentions, hashtags, emoji and
 * words such as "Now for" or a short sentence; and, if there are none, behind the last sentence among the closing hashtags. One pass in
 * each direction.
 *
 * <p>A label counts if it is set off by a colon, a bracket, a dash or the like. A bare one counts at the very start,
 * and at the end, unless the words around it tell that it is something else; see {@link LabelFalsePositives}.
 */
final class LabelScanner {
    private static final int FARTHEST = 80;
    private static final int MOST_LABELS = 15;
    private static final int MOST_CLOSING = 12;
    private static final int MOST_CONTEXT = 1_000;
    private static final int LONGEST_WORD = 20;
    private static final int LARGEST_NUMBER = 15;
    private static final int MOST_SIGNS_BEFORE_WORD = 3;
    private static final char NO_BREAK_SPACE = '\u00a0';

    /** What an old-style repost or an answer starts with; it takes nothing from a label. */
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

    private static final Set<String> THIS_YEAR = Set.of("this", "last", "next");

    private enum Ending {
        /** Something else goes on, as in T1-weighted. */
        NONE,
        /** A space, an emoji, a comma. */
        BARE,
        SET_OFF
    }

    private final String text;
    private final int length;
    private final List<String> found = new ArrayList<>(0);

    /** Where the text goes on behind a label that ends {@link Ending#BARE}. */
    private int next;

    private LabelScanner(String text) {
        this.text = text;
        this.length = text.length();
    }

    /** The labels, normalised, in order of appearance, each once. */
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
     * @param strict whether they must be set off
     * @return where reading stopped
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
                int end = readGroup(tag ? at + 1 : at, strict || !first);
                if (end >= 0) {
                    return end;
                }
                end = tag ? endOfWord(at + 1) : endOfLinkOrWord(at);
                if (!tag && !isLink(at)) {
                    String word = lower(at, end);
                    first &= PREFIXES.contains(word);
                    if (!first && (at > start + FARTHEST || !isLeadIn(word, at))) {
                        return readAfterSentence(end, start + FARTHEST);
                    }
                }
                at = end;
            }
        }
        return at;
    }

    /** Reads the labels that follow a short sentence: "Tough one. A2: the viva". */
    private int readAfterSentence(int start, int farthest) {
        int at = start;
        while (at < farthest && at + 1 < length && text.charAt(at) != '\n') {
            if (isEndOfSentence(text.charAt(at)) && isBlank(charAt(at + 1))) {
                int word = startOfWord(at + 1);
                int end = charAt(word - 1) == '@' || charAt(word - 1) == '$' ? -1 : readGroup(word, true);
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

    /** Reads "A1", "A1/A2" or "A1 & 2" and returns where it ends, or -1 where there is none. */
    private int readGroup(int start, boolean strict) {
        Label last = Label.at(text, start);
        if (last == null) {
            return -1;
        }
        int before = found.size();
        boolean mustBeSetOff = strict || last.vague();
        add(last);
        Label more = following(last);
        for (int several = 2; more != null && several <= MOST_LABELS; several++) {
            // T1 and T2 are images, T3 and T4 hormones.
            mustBeSetOff |= more.vague() || more.letter() == 'T';
            add(more);
            last = more;
            more = following(last);
        }
        Ending ending = endingAt(last.end());
        if (ending == Ending.SET_OFF || (ending == Ending.BARE && !mustBeSetOff && !isLookAlike(last, start))) {
            return last.end();
        }
        found.subList(before, found.size()).clear();
        return -1;
    }

    private void add(Label label) {
        String name = label.name();
        if (found.size() < MOST_LABELS && !found.contains(name)) {
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
            case ':' -> isDigit(after) ? Ending.NONE : Ending.SET_OFF;
            case '.' ->
                after == 0
                        ? Ending.BARE
                        : isDigit(after) || Character.isLowerCase(after) ? Ending.NONE : Ending.SET_OFF;
            case '-', '\u2013', '\u2212' -> Label.isWord(after) ? Ending.NONE : Ending.SET_OFF;
            case '/' -> endingAtSlash(end);
            case ')', ']', '}', '|', '>', '=', '~', ';', '\u2014', '\u2192', '\u00bb', '\n', '\r' -> Ending.SET_OFF;
            case '\'', '\u2019', '%', '$', '\u20ac', '\u00a3', '\u00b0', '+', '&', '^' -> Ending.NONE;
            case '*' -> after == '*' ? Ending.SET_OFF : Ending.NONE;
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
        return at == slash + 1 || charAt(at) == ':' ? Ending.SET_OFF : Ending.BARE;
    }

    private Ending endingAtSpace(int at) {
        next = at;
        char after = charAt(at + 1);
        return switch (charAt(at)) {
            case ':' -> isDigit(after) ? Ending.BARE : Ending.SET_OFF;
            case '-', '\u2013', '\u2212' -> Label.isWord(after) ? Ending.BARE : Ending.SET_OFF;
            case '|', '>', '=', '~', '\u2014', '\u2192', '\u00bb', '\n', '\r' -> Ending.SET_OFF;
            case '\'', '\u2019' -> isDigit(after) ? Ending.NONE : Ending.BARE;
            default -> Ending.BARE;
        };
    }

    /**
     * Whether the word that follows tells that it is no label.
     *
     * @param start of the label
     */
    private boolean isLookAlike(Label label, int start) {
        int at = startOfWord(next);
        int end = endOfWord(at);
        String word = lower(at, end);
        boolean sentence = end > at + 1 && Character.isUpperCase(charAt(at)) && Character.isLowerCase(charAt(at + 1));
        if (LabelFalsePositives.isToldByFollower(label.letter(), word, sentence)) {
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
                return THIS_YEAR.contains(lower(start, end)) || LabelFalsePositives.isYear(lower(start, end));
            }
            number = Math.min(LARGEST_NUMBER + 1, number * 10 + charAt(at) - '0');
        }
        return number > LARGEST_NUMBER;
    }

    /** Reads the labels among the hashtags, mentions, links and emoji that the text ends with. */
    private void readEnd() {
        List<Label> labels = new ArrayList<>(0);
        int sure = 0;
        int end = length;
        for (int tokens = 0; tokens < MOST_CLOSING; tokens++) {
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
                sure = start < end && isEndOfSentence(text.charAt(end - 1)) ? labels.size() : sure;
                break;
            } else {
                sure = labels.size();
            }
            end = start;
        }
        for (int i = sure - 1; i >= 0; i--) {
            if (!isToldByContext(labels.get(i).letter())) {
                add(labels.get(i));
            }
        }
    }

    /** The label that a word is, brackets and hash sign aside. */
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
        if (label == null || label.vague() || label.end() > end || !(tag || Character.isUpperCase(charAt(at)))) {
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

    private boolean isToldByContext(char letter) {
        int at = startOfWord(Math.max(0, length - MOST_CONTEXT));
        while (at < length) {
            int end = endOfWord(at);
            if (end == at) {
                at++;
            } else {
                if (LabelFalsePositives.isTold(letter, lower(at, end))) {
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
        while (at < length && at < start + MOST_SIGNS_BEFORE_WORD && !Label.isWord(text.charAt(at))) {
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
        return Label.lower(text, start, end, LONGEST_WORD);
    }

    /** The character here, plain; 0 behind the end. */
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
