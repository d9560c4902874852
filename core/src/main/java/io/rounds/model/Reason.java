package io.rounds.model;

import java.util.Locale;

/** Why something was rejected: the codes of the {@code rejected} documents. */
public enum Reason {
    /** Not JSON, or cut in the middle. */
    BROKEN_JSON,
    /** JSON or CSV of a shape that no parser knows. */
    UNKNOWN_FORMAT,
    /** A field that must be there has another type than the format says. */
    WRONG_TYPE,
    /** A tweet without an id. */
    MISSING_ID,
    /** A tweet without an author. */
    MISSING_AUTHOR,
    /** A tweet without a text. */
    MISSING_TEXT,
    /** No date, one that cannot be read, or one before the network existed or in the future. */
    BAD_DATE,
    /** Text that is not Unicode: a lone surrogate, or bytes that are not UTF-8. */
    BAD_UNICODE,
    /** Larger than the limit. */
    OVERSIZED,
    /** An error message that a reader or the network wrote into the stream. */
    READER_ERROR,
    /** Tweet counts: no tweets. */
    NO_TWEET_COUNTS,
    /** User profiles, follows, blocks, or notices about users: no tweets. */
    NO_TWEET_USERS,
    /** Likes: no tweets. */
    NO_TWEET_LIKES,
    /** Records and events of other kinds, such as lists or settings: no tweets. */
    NO_TWEET_OTHER,
    /** Not public: for followers or single people only. Its content is not kept. */
    NOT_PUBLIC,
    /** A CSV row with more or fewer cells than the header. */
    BAD_ROW,
    /** A document that Elasticsearch did not take. */
    REFUSED_BY_ELASTICSEARCH;

    /** The code in documents: {@code broken_json} ... */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
