package io.rounds.model;

import java.util.List;

/**
 * What Rounds finds in the text of a tweet.
 *
 * @param labels chat labels such as T1, Q2, A2
 * @param confidentiality names of the rules of confidentiality that the text meets: it may identify a patient
 */
public record Marks(List<String> labels, List<String> confidentiality) {
    /** Nothing found, or not looked for yet. */
    public static final Marks NONE = new Marks(List.of(), List.of());
}
