package io.rounds.export.graph;

import io.rounds.documents.Indices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Kinds of graphs, by what their nodes and edges are. */
public enum GraphKind {
    /** Accounts and the links they shared: account to link. */
    SHARES(Indices.SHARES, "Who shared which link"),
    /** Accounts that shared the same links within a short time of each other. */
    COSHARE(Indices.COSHARES, "Who shares the same links together"),
    /**
     * Accounts that reposted or quoted each other's links: from the original author to the account that passed it on.
     */
    PROPAGATION(Indices.SHARES, "Who got links from whom"),
    /** Hashtags of the same tweets. */
    HASHTAGS(Indices.TWEETS, "Which hashtags occur together");

    private final String index;
    private final String title;

    GraphKind(String index, String title) {
        this.index = index;
        this.title = title;
    }

    /** The name in files. */
    String documentName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The index of its documents. */
    public String index() {
        return index;
    }

    /** For people. */
    String title() {
        return title;
    }

    GraphMapper mapper(Path temporary) throws IOException {
        return switch (this) {
            case SHARES -> new ShareMapper();
            case COSHARE -> new CoshareMapper();
            case PROPAGATION -> new PropagationMapper(temporary);
            case HASHTAGS -> new HashtagMapper();
        };
    }
}
