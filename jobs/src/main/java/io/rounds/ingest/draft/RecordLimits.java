package io.rounds.ingest.draft;

import io.rounds.extract.text.ConversionBudget;
import io.rounds.extract.text.Tags;
import io.rounds.extract.text.TextEntities;
import io.rounds.extract.text.TextExtractor;
import io.rounds.model.Reason;
import java.util.List;

/**
 * Bounds the work that one record can cause, so that nobody can stop a job with a record that takes long. The limits are
 * beyond what any network sends. The limits hold for the whole record: whatever a page of tweets is made of, its tweets
 * share them, and those that come when nothing is left are rejected.
 *
 * <p>Hashtags are limited by the size of the record, because a page may have tweets of a script other than ASCII from end
 * to end. International host names are not: they are rare, and take long.
 */
public final class RecordLimits {
    /** The most hashtags, mentions or links, each, of one tweet. The longest posts of X have room for 1,100 links. */
    private static final int NAMED_OF_A_TWEET = 5_000;

    /**
     * A record may have this many hashtags, mentions and links, of which each counts three, or one for so many of its
     * bytes. A tweet of X has 500 bytes and more besides them.
     */
    private static final int NAMED = 20_000;

    private static final int BYTES_FOR_A_NAMED = 50;

    /** Resolving a link takes one to three microseconds, all else much less. */
    private static final int WEIGHT_OF_A_LINK = 3;

    /**
     * A record may have this many characters of hashtags that are not ASCII, or one for so many of its bytes: Unicode's
     * rules for tags take up to a third of a microsecond a character.
     */
    private static final int CHARACTERS_OF_TAGS = 50_000;

    private static final int BYTES_FOR_A_CHARACTER_OF_TAGS = 20;

    /** The most characters of international host names in links, of which short ones count 20, however large the record is. */
    private static final int CHARACTERS_OF_HOSTS = 20_000;

    private final int tweetBytes;
    private final ConversionBudget conversions = new ConversionBudget();
    private int namedLeft;
    private int charactersOfTagsLeft;
    private int hostsLeft;

    /**
     * Creates the limits of one record at a time.
     *
     * @param tweetBytes the largest single tweet
     */
    public RecordLimits(int tweetBytes) {
        this.tweetBytes = tweetBytes;
        begin(0);
    }

    /** Begins with another record of this many bytes. */
    public void begin(int bytes) {
        conversions.reset();
        namedLeft = Math.max(NAMED, bytes / BYTES_FOR_A_NAMED);
        charactersOfTagsLeft = Math.max(CHARACTERS_OF_TAGS, bytes / BYTES_FOR_A_CHARACTER_OF_TAGS);
        hostsLeft = CHARACTERS_OF_HOSTS;
    }

    public static Rejection oversized(long bytes, long limit) {
        return new Rejection(
                        Reason.OVERSIZED,
                        "A record of " + bytes + " bytes; the limit for one tweet is " + limit + " bytes.")
                .ofRecordBytes(bytes);
    }

    /** The rejection of a record that is larger than one of many tweets may be. */
    public static Rejection oversizedPage(long bytes, long limit) {
        return new Rejection(
                        Reason.OVERSIZED,
                        "A record of " + bytes + " bytes; the limit for one of many tweets is " + limit
                                + " bytes. Write one tweet a line: twarc2 flatten does so with pages of X, orient=\"records\","
                                + " lines=True with tables of pandas, jq -c '.data[]' with other lists.")
                .ofRecordBytes(bytes);
    }

    /** Whether one tweet may have this many bytes. */
    public boolean mayBeTweet(int bytes) {
        return bytes <= tweetBytes;
    }

    /** Requires that one tweet may have this many bytes. */
    public void requireTweet(int bytes) throws Rejection {
        if (!mayBeTweet(bytes)) {
            throw oversized(bytes, tweetBytes);
        }
    }

    /** The entities of a text of the record. */
    public TextEntities read(String text) {
        return TextExtractor.extract(text, conversions);
    }

    /** Requires that the record may have these hashtags or mentions, too. */
    void requireFew(List<String> named, String what) throws Rejection {
        requireFew(named, what, 1);
    }

    void requireFewLinks(List<String> urls) throws Rejection {
        requireFew(urls, "links", WEIGHT_OF_A_LINK);
    }

    /** Whether one tweet may have so many hashtags, mentions or links. */
    public static boolean areFew(List<String> named) {
        return named.size() <= NAMED_OF_A_TWEET;
    }

    /** A text that fills a record with links is no tweet, and would take its time at every later step. */
    private void requireFew(List<String> named, String what, int weight) throws Rejection {
        if (!areFew(named)) {
            throw new Rejection(
                    Reason.OVERSIZED,
                    "A tweet with " + named.size() + ' ' + what + "; the limit is " + NAMED_OF_A_TWEET + ".");
        }
        namedLeft -= named.size() * weight;
        if (namedLeft < 0) {
            throw new Rejection(
                    Reason.OVERSIZED,
                    "The tweets of this record have too many hashtags, mentions and links: write one tweet a line.");
        }
    }

    /** Whether the record may have another hashtag; if it is international, the next ones have less room. */
    public boolean mayHaveHashtag(String spelling) {
        if (spelling.length() > Tags.MAX_LENGTH) {
            return false;
        }
        charactersOfTagsLeft -= isAscii(spelling) ? 0 : spelling.length();
        return charactersOfTagsLeft >= 0;
    }

    void requireHashtag(String spelling) throws Rejection {
        if (spelling.length() > Tags.MAX_LENGTH) {
            throw new Rejection(
                    Reason.OVERSIZED,
                    "A hashtag of " + spelling.length() + " characters; the limit is " + Tags.MAX_LENGTH + ".");
        }
        if (!mayHaveHashtag(spelling)) {
            throw new Rejection(
                    Reason.OVERSIZED,
                    "The hashtags of this record have too many characters other than ASCII: write one tweet a line.");
        }
    }

    /** Whether there is room for further links. There is none after too many international host names. */
    boolean mayHaveLinks() {
        return hostsLeft >= 0;
    }

    void requireLinks() throws Rejection {
        if (!mayHaveLinks()) {
            throw new Rejection(
                    Reason.OVERSIZED,
                    "The tweets of this record have links to too many international host names: write one tweet a line.");
        }
    }

    /** Takes note of so many characters of international host names. */
    void spend(int charactersOfHosts) {
        hostsLeft -= charactersOfHosts;
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
