package io.rounds.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What gets a score of credibility.
 *
 * @param kind domain, channel or account
 * @param name {@code litfl.com}, {@code youtube.com/@emcrit}, {@code x:123}
 */
public record Source(Kind kind, String name) {
    private static final String YOUTUBE = "youtube.com";
    private static final String YOUTUBE_START = "https://youtube.com/";
    private static final int LONGEST_CHANNEL = 100;

    /** What kind of source. */
    public enum Kind {
        DOMAIN,
        /** A channel on a platform where everybody can publish. */
        CHANNEL,
        ACCOUNT;

        private final String documentName = name().toLowerCase(Locale.ROOT);

        /** The name in documents: {@code domain}, {@code channel}, {@code account}. */
        public String documentName() {
            return documentName;
        }
    }

    /** An account across networks, for example {@code x:123}. */
    public static Source account(String authorId) {
        return new Source(Kind.ACCOUNT, authorId);
    }

    /** A domain as extraction names publishers. */
    public static Source domain(String publisher) {
        return new Source(Kind.DOMAIN, publisher);
    }

    /** The source of a link; null where it belongs to nobody known: posts of networks, unresolved links. */
    public static @Nullable Source of(Link link) {
        String publisher = link.publisher();
        if (publisher == null) {
            return null;
        }
        String channel = publisher.equals(YOUTUBE) ? channel(link.canonical()) : null;
        return channel == null || channel.length() > LONGEST_CHANNEL
                ? domain(publisher)
                : new Source(Kind.CHANNEL, channel);
    }

    /** {@code youtube.com/@handle} or {@code youtube.com/channel/UC...}, where an address names a channel. */
    private static @Nullable String channel(String canonical) {
        if (!canonical.startsWith(YOUTUBE_START)) {
            return null;
        }
        String path = canonical.substring(YOUTUBE_START.length());
        int end = separator(path, 0);
        String first = path.substring(0, end);
        if (first.startsWith("@") && first.length() > 1) {
            return YOUTUBE + '/' + first.toLowerCase(Locale.ROOT);
        }
        String second = end == path.length() ? "" : path.substring(end + 1, separator(path, end + 1));
        if (second.isEmpty()) {
            return null;
        }
        return switch (first) {
            case "channel" -> YOUTUBE + "/channel/" + second;
            case "c", "user" -> YOUTUBE + '/' + first + '/' + second.toLowerCase(Locale.ROOT);
            default -> null;
        };
    }

    /** The index of the next end of a part of a path, or the length. */
    private static int separator(String path, int from) {
        int at = from;
        while (at < path.length() && "/?#".indexOf(path.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** The id of a document: {@code domain:litfl.com}, {@code account:x:123}. */
    public String id() {
        return kind.documentName() + ':' + name;
    }

    /**
     * The source of an id as {@link #id()} makes it.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Source ofId(String id) {
        int colon = id.indexOf(':');
        return new Source(Kind.valueOf(id.substring(0, colon).toUpperCase(Locale.ROOT)), id.substring(colon + 1));
    }
}
