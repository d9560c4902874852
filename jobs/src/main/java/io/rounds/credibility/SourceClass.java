package io.rounds.credibility;

import java.util.Locale;

/** What kind of site a listed source is. It explains a prior and has no effect of its own, except {@link #PLATFORM}. */
public enum SourceClass {
    JOURNAL("journal"),
    INDEX("index or register"),
    PREPRINT("preprints and deposits"),
    AGENCY("health agency or government"),
    SOCIETY("society, college or charity"),
    HOSPITAL("hospital"),
    UNIVERSITY("university or research institute"),
    REFERENCE("reference"),
    FOAM("free open access medical education"),
    NEWS("news"),
    COMMERCE("commerce"),
    /** Everybody can publish there, so the site as such gets no score. */
    PLATFORM("platform"),
    MISINFORMATION("known for health misinformation");

    private final String label;

    SourceClass(String label) {
        this.label = label;
    }

    /** The name in tables and documents: {@code journal}, {@code foam} ... */
    public String documentName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name shown to readers. */
    String label() {
        return label;
    }

    /** @throws IllegalArgumentException where there is no such class; the message names the classes */
    static SourceClass of(String written) {
        for (SourceClass known : values()) {
            if (known.documentName().equals(written)) {
                return known;
            }
        }
        throw new IllegalArgumentException("no class '" + written + "', one of " + names());
    }

    private static String names() {
        StringBuilder names = new StringBuilder();
        for (SourceClass known : values()) {
            names.append(names.isEmpty() ? "" : ", ").append(known.documentName());
        }
        return names.toString();
    }
}
