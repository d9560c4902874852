package io.rounds.extract.labels;

import java.util.List;

/**
 * The labels by which chats number their questions and answers: Q1 and A1, or T1 for topics and what is said about
 * them. They are what people agreed on, no feature of any network, and so look different every time.
 */
public final class Labels {
    private Labels() {}

    /**
     * The labels of a text, in order of appearance, each once: {@code Q1}, {@code T2}, {@code A3b}; empty for nearly
     * all texts. Linear in the text's length. Where a bare one may be something else and nothing tells ("Q4 is when
     * budgets are spent"), it counts as a label: in a chat it is one, and elsewhere nobody asks.
     */
    public static List<String> of(String text) {
        return text.length() < 2 ? List.of() : LabelScanner.scan(text);
    }

    /** Whether a label may ask: Q and T. */
    public static boolean isQuestion(String label) {
        return label.charAt(0) == 'Q' || label.charAt(0) == 'T';
    }

    /** Whether a label can only answer: A. */
    public static boolean isAnswer(String label) {
        return label.charAt(0) == 'A';
    }

    /** The number of a label: 3 of {@code A3b}. */
    public static int number(String label) {
        return Integer.parseInt(label, 1, part(label).isEmpty() ? label.length() : label.length() - 1, 10);
    }

    /** The part of a question that a label is about: {@code b} of {@code A3b}; empty for a whole one. */
    public static String part(String label) {
        char last = label.charAt(label.length() - 1);
        return last >= 'a' ? String.valueOf(last) : "";
    }
}
