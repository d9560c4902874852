package io.rounds.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much a copy of a tweet says. Archives and streams hold the same tweet several times, and some copies are poorer: the
 * text is cut, links are not resolved, the author is only a number.
 *
 * <p>The number is made of, from the highest bits to the lowest: how long the text is, how many links are resolved, how
 * many hashtags there are, how many facts are known, and a hash of the values, so that of two copies that differ nearly
 * always one is the richer, whichever comes first.
 */
public final class Richness {
    /** A richness is 0 or more and below two to the power of this. */
    public static final int BITS = 25;

    private static final int TEXT_BITS = 8;
    private static final int LINK_BITS = 2;
    private static final int HASHTAG_BITS = 3;
    private static final int FACT_BITS = 4;
    private static final int HASH_BITS = BITS - TEXT_BITS - LINK_BITS - HASHTAG_BITS - FACT_BITS;

    /** Up to this many letters each one counts; of longer texts, each eight. */
    private static final int SHORT_TEXT = 192;

    private static final int STEP_OF_LONG_TEXTS = 8;
    private static final String SCHEME_END = "://";

    private Richness() {}

    /** The richness of a copy: the same on every machine. */
    public static int of(Tweet tweet) {
        @Nullable Object[] facts = facts(tweet, tweet.author());
        int rank = capped(scaled(letters(tweet.text())), TEXT_BITS);
        rank = rank << LINK_BITS | capped(resolvedLinks(tweet), LINK_BITS);
        rank = rank << HASHTAG_BITS | capped(tweet.hashtags().size(), HASHTAG_BITS);
        rank = rank << FACT_BITS | capped(count(tweet, facts), FACT_BITS);
        return rank << HASH_BITS | (hash(tweet, facts) >>> (Integer.SIZE - HASH_BITS));
    }

    private static int capped(int count, int bits) {
        return Math.min(count, (1 << bits) - 1);
    }

    private static int scaled(int letters) {
        return letters < SHORT_TEXT ? letters : SHORT_TEXT + (letters - SHORT_TEXT) / STEP_OF_LONG_TEXTS;
    }

    /**
     * The letters and digits of a text: what is left when its form does not matter. Links do not count, since some copies
     * have them shortened; nor do the names of signs that HTML escapes (amp, lt, gt), nor {@code RT @account:} at the start, which
     * only some copies of a repost have.
     */
    public static int letters(String text) {
        int count = 0;
        int length = text.length();
        for (int at = startOfWords(text); at < length; at++) {
            char c = text.charAt(at);
            if (c >= 0x80) {
                count += Character.isLetterOrDigit(c) ? 1 : 0;
            } else if (isAsciiLetterOrDigit(c)) {
                count++;
            } else if (c == ':' && text.startsWith(SCHEME_END, at)) {
                count -= schemeBefore(text, at);
                at = endOfAddress(text, at) - 1;
            } else if (c == '&') {
                at += lengthOfEscape(text, at);
            }
        }
        return count;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static int startOfWords(String text) {
        if (!text.startsWith("RT @")) {
            return 0;
        }
        int at = 4;
        while (at < text.length() && (isAsciiLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.startsWith(":", at) ? at : 0;
    }

    private static int schemeBefore(String text, int colon) {
        return text.startsWith("https", colon - 5) ? 5 : text.startsWith("http", colon - 4) ? 4 : 0;
    }

    private static int endOfAddress(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) < 0x7f) {
            at++;
        }
        return at;
    }

    /** How many letters follow an ampersand that HTML has escaped. */
    private static int lengthOfEscape(String text, int at) {
        if (text.startsWith("amp;", at + 1)) {
            return 3;
        }
        return text.startsWith("lt;", at + 1) || text.startsWith("gt;", at + 1) ? 2 : 0;
    }

    private static int resolvedLinks(Tweet tweet) {
        int count = 0;
        for (Link link : tweet.links()) {
            count += isResolved(link) ? 1 : 0;
        }
        return count;
    }

    /** Whether it leads to a known page outside of the networks. */
    public static boolean isResolved(Link link) {
        return link.isExternal() && link.kind() != LinkKind.UNRESOLVED;
    }

    /** Whether the handle of an author is known, and not only the id that stands for it. */
    public static boolean knowsHandle(Author author) {
        return !author.handle().equals(author.id());
    }

    /** Whether the id of an author is the network's, and not the handle that stands for it. */
    public static boolean knowsId(Author author) {
        return !author.id().startsWith("@");
    }

    /** Whether a time has a fraction of a second: some files give whole seconds only. */
    public static boolean isPrecise(Instant time) {
        return !time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    }

    private static int count(Tweet tweet, @Nullable Object[] facts) {
        Author author = tweet.author();
        int count = tweet.kind() == Kind.ORIGINAL ? 0 : 1;
        count += tweet.mentions().isEmpty() ? 0 : 1;
        count += knowsHandle(author) ? 1 : 0;
        count += knowsId(author) ? 1 : 0;
        count += isPrecise(tweet.createdAt()) ? 1 : 0;
        for (Object fact : facts) {
            count += fact == null ? 0 : 1;
        }
        return count;
    }

    private static @Nullable Object[] facts(Tweet tweet, Author author) {
        return new @Nullable Object[] {
            tweet.url(),
            tweet.content().lang(),
            tweet.relations().replyTo(),
            tweet.relations().conversation(),
            tweet.repost().id(),
            tweet.repost().author(),
            tweet.quote().id(),
            author.name(),
            author.followers(),
            author.following(),
            author.createdAt(),
            author.verified(),
            author.automated()
        };
    }

    private static int hash(Tweet tweet, @Nullable Object[] facts) {
        Author author = tweet.author();
        int hash = tweet.text().hashCode();
        for (Hashtag hashtag : tweet.hashtags()) {
            hash = 31 * hash + hashtag.spelling().hashCode();
        }
        hash = 31 * hash + tweet.mentions().hashCode();
        for (Link link : tweet.links()) {
            hash = 31 * hash + link.canonical().hashCode();
        }
        hash = 31 * hash + author.handle().hashCode();
        hash = 31 * hash + tweet.createdAt().hashCode();
        hash = 31 * hash + tweet.kind().documentName().hashCode();
        for (Object fact : facts) {
            hash = 31 * hash + (fact == null ? 0 : fact.hashCode());
        }
        // The high bits of a polynomial hash depend on little; a multiplication spreads them.
        return hash * 0x9e3779b9;
    }
}
