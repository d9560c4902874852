package io.rounds.extract.labels;

import java.util.List;

/**
 * Finds the labels by which chats number their questions and answers: Q1 and A1, or T1 for topics and the replies to
 * them. They are a convention among people and not a feature of any network, so their form varies.
 */
public final class Labels {
    private Labels() {}

    /**
     * The distinct labels of a text, in order of appearance: {@code Q1}, {@code T2}, {@code A3b}; empty for nearly all texts.
     * Linear in the text's length. An undelimited one without any sign of another meaning ("Q4 is when budgets are
     * spent") counts as a label: in a chat it is one, and outside of chats labels are not used.
     */
    public static List<String> of(String text) {
        return text.length() < 2 ? List.of() : LabelScanner.scan(text);
    }

    /** Whether a label can mark a question: Q and T. */
    public static boolean isQuestion(String label) {
        return label.charAt(0) == 'Q' || label.charAt(0) == 'T';
    }

    /** Whether a label marks an answer: A. */
    public static boolean isAnswer(String label) {
        return label.charAt(0) == 'A';
    }

    /** The number of a label: 3 of {@code A3b}. */
    public static int number(String label) {
        return Integer.parseInt(label, 1, part(label).isEmpty() ? label.length() : label.length() - 1, 10);
    }

    /** The part of the question: {@code b} of {@code A3b}; empty if there is none. */
    public static String part(String label) {
        char last = label.charAt(label.length() - 1);
        return last >= 'a' ? String.valueOf(last) : "";
    }
}
