package io.rounds.model;

import java.util.Locale;

/** What a link points to, as far as its address alone tells. */
public enum LinkKind {
    /** A web page of a publisher. */
    PAGE,
    /** A scholarly work with a DOI, PMID, PMCID, arXiv id or a publisher item identifier (PII). */
    PAPER,
    /** A registered clinical trial. */
    TRIAL,
    VIDEO,
    /** An episode of a podcast. */
    EPISODE,
    /**
     * A status, profile or search of a social network itself, or a picture that it shows in a post, such as a GIF of its picker:
     * a quote, self link or decoration, not a share of its domain.
     */
    SOCIAL,
    /** A shortened link whose target is not known: never counted as a publisher. */
    UNRESOLVED;

    private final String documentName = name().toLowerCase(Locale.ROOT);

    /** The name in documents: {@code page}, {@code paper} ... */
    public String documentName() {
        return documentName;
    }
}
