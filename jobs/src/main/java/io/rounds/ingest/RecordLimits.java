package io.rounds.ingest;

import io.rounds.extract.Conversions;
import io.rounds.extract.Tags;
import io.rounds.extract.TextEntities;
import io.rounds.extract.TextExtractor;
import io.rounds.model.Reason;
import java.util.List;

/**
 * How much one record may make us do, so that nobody can stop a job with a record that takes long. What is limited is
 * more than any network sends. The limits hold for the whole record: whatever a page of tweets is made of, its tweets
 * share them, and those that come when nothing is left are refused.
 *
 * <p>Hashtags are limited by the size of the record, because a page may have tweets of a script other than ASCII from end
 * to end. International host names are not: they are rare, and take long.
 */
final class RecordLimits {
    /** The most hashtags, mentions or links, each, of one tweet. The longest posts of X have room for 1,100 links. */
    private static final int NAMED_OF_A_TWEET = 5_000;

    /**
     * A record may have this many hashtags, mentions and links, or one for so many of its bytes. A tweet of X has 500
     * bytes and more besides them.
     */
    private static final int NAMED = 20_000;

    private static final int BYTES_FOR_A_NAMED = 50;

    /**
     * A record may have this many characters of hashtags and links that are not ASCII, or one for so many of its bytes:
     * Unicode's rules for tags and host names take a third of a microsecond a character.
     */
    private static final int INTERNATIONAL = 50_000;

    private static final int BYTES_FOR_AN_INTERNATIONAL = 20;

    /** The most characters of links that are not ASCII, however large the record is. */
    private static final int INTERNATIONAL_LINKS = 50_000;

    private final int tweetBytes;
    private final Conversions conversions = new Conversions();
    private int namedLeft;
    private int internationalLeft;
    private int internationalLinksLeft;

    /** @param tweetBytes the largest single tweet */
    RecordLimits(int tweetBytes) {
        this.tweetBytes = tweetBytes;
        begin(0);
    }

    /** Begins with another record of this many bytes. */
    void begin(int bytes) {
        conversions.reset();
        namedLeft = Math.max(NAMED, bytes / BYTES_FOR_A_NAMED);
        internationalLeft = Math.max(INTERNATIONAL, bytes / BYTES_FOR_AN_INTERNATIONAL);
        internationalLinksLeft = INTERNATIONAL_LINKS;
    }

    static Refusal oversized(long bytes, long limit) {
        return new Refusal(
                Reason.OVERSIZED, "A record of " + bytes + " bytes; the limit for one tweet is " + limit + " bytes.");
    }

    /** Whether one tweet may have this many bytes. */
    boolean mayBeTweet(int bytes) {
        return bytes <= tweetBytes;
    }

    /** Makes sure that one tweet may have this many bytes. */
    void requireTweet(int bytes) throws Refusal {
        if (!mayBeTweet(bytes)) {
            throw oversized(bytes, tweetBytes);
        }
    }

    /** What a text of the record mentions. */
    TextEntities read(String text) {
        return TextExtractor.extract(text, conversions);
    }

    /** A text that fills a record with links is no tweet, and would take its time at every later step. */
    void requireFew(List<String> named, String what) throws Refusal {
        if (named.size() > NAMED_OF_A_TWEET) {
            throw new Refusal(
                    Reason.OVERSIZED,
                    "A tweet with " + named.size() + ' ' + what + "; the limit is " + NAMED_OF_A_TWEET + ".");
        }
        namedLeft -= named.size();
        if (namedLeft < 0) {
            throw new Refusal(
                    Reason.OVERSIZED,
                    "The tweets of this record have too many hashtags, mentions and links: write one tweet a line.");
        }
    }

    /** Whether the record may have another hashtag; if it is international, the next ones have less room. */
    boolean mayHaveHashtag(String spelling) {
        return spelling.length() <= Tags.LONGEST && (isAscii(spelling) || mayHaveInternational(spelling.length()));
    }

    void requireHashtag(String spelling) throws Refusal {
        if (spelling.length() > Tags.LONGEST) {
            throw new Refusal(
                    Reason.OVERSIZED,
                    "A hashtag of " + spelling.length() + " characters; the limit is " + Tags.LONGEST + ".");
        }
        if (!mayHaveHashtag(spelling)) {
            throw tooInternational();
        }
    }

    /** Whether the record may have another link; if it is international, the next ones have less room. */
    boolean mayHaveLink(String url) {
        if (isAscii(url) && !mayHideInternationalHost(url)) {
            return true;
        }
        internationalLinksLeft -= url.length();
        return mayHaveInternational(url.length()) && internationalLinksLeft >= 0;
    }

    void requireLink(String url) throws Refusal {
        if (!mayHaveLink(url)) {
            throw tooInternational();
        }
    }

    private boolean mayHaveInternational(int characters) {
        internationalLeft -= characters;
        return internationalLeft >= 0;
    }

    private static Refusal tooInternational() {
        return new Refusal(
                Reason.OVERSIZED,
                "The tweets of this record have too many characters of international hashtags and links:"
                        + " write one tweet a line.");
    }

    /** Whether a link in ASCII may have a host in Punycode, or one whose characters are percent-encoded. */
    private static boolean mayHideInternationalHost(String url) {
        int protocol = url.indexOf("://");
        for (int at = protocol < 0 ? 0 : protocol + 3; at < url.length() && "/?#\\".indexOf(url.charAt(at)) < 0; at++) {
            if (url.charAt(at) == '%') {
                return true;
            }
        }
        for (int at = url.indexOf("--"); at >= 2; at = url.indexOf("--", at + 1)) {
            if (url.regionMatches(true, at - 2, "xn", 0, 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
