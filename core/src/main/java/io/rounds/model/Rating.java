package io.rounds.model;

import java.util.Locale;

/** A score of credibility in a word. */
public enum Rating {
    HIGH,
    MIXED,
    LOW,
    /** Too little is known; that is neither good nor bad. */
    UNRATED;

    private final String documentName = name().toLowerCase(Locale.ROOT);

    /** The name in documents: {@code high}, {@code mixed}, {@code low}, {@code unrated}. */
    public String documentName() {
        return documentName;
    }
}
