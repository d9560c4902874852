package io.rounds.model;

import java.util.Locale;

/** How a tweet came to be: written anew, as an answer, passed on, or passed on with a comment. */
public enum Kind {
    ORIGINAL,
    REPLY,
    REPOST,
    QUOTE;

    private final String documentName = name().toLowerCase(Locale.ROOT);

    /** The name in documents: {@code original}, {@code reply}, {@code repost}, {@code quote}. */
    public String documentName() {
        return documentName;
    }
}
