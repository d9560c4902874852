package io.rounds.simulator.time;

import java.util.List;

/** A region of the world: its time zone and languages. Shares follow the English-speaking bias of #FOAMed. */
public enum Region {
    US_EAST(-5, 30, "America", List.of("en")),
    US_CENTRAL(-6, 12, "America", List.of("en")),
    US_PACIFIC(-8, 8, "America", List.of("en")),
    BRITAIN(0, 27, "Britain", List.of("en")),
    EUROPE(1, 9, "Europe", List.of("en", "en", "es", "es", "de", "fr", "it", "nl")),
    AUSTRALIA(10, 7, "Australia", List.of("en")),
    LATIN_AMERICA(-4, 3, "Latin America", List.of("es", "es", "pt")),
    JAPAN(9, 2, "Japan", List.of("ja", "ja", "en")),
    ARABIA(3, 2, "Middle East", List.of("ar", "ar", "en"));

    private final int offset;
    private final int share;
    private final String place;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it
    private final List<String> languages;

    Region(int offset, int share, String place, List<String> languages) {
        this.offset = offset;
        this.share = share;
        this.place = place;
        this.languages = languages;
    }

    /** Hours ahead of UTC; there is no summer time, so that every week has the same rhythm. */
    public int offset() {
        return offset;
    }

    /** The weight of the region among all accounts. */
    public int share() {
        return share;
    }

    /** What the profile gives as location. */
    public String place() {
        return place;
    }

    /** The languages of its people; one that is listed twice is twice as frequent. */
    public List<String> languages() {
        return languages;
    }
}
