package io.rounds.ingest.csv;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a column may hold. The names in lower case are those of {@code csv_dialects.yaml} and of {@code --columns}.
 */
enum Meaning {
    ID("an id"),
    TIME("a time"),
    DATE,
    CLOCK,
    ZONE,
    ACCOUNT("an account"),
    TEXT("a text"),
    AUTHOR_ID,
    NAME,
    FOLLOWERS,
    FOLLOWING,
    VERIFIED,
    AUTHOR_CREATED,
    PROTECTED,
    LANG,
    CONVERSATION,
    REPLY_TO,
    REPLY_TO_USER,
    REPLY_TO_HANDLE,
    REPLY_FLAG,
    REPOST_OF,
    REPOST_AUTHOR,
    REPOST_HANDLE,
    REPOST_TEXT,
    REPOST_FLAG,
    QUOTE_OF,
    QUOTE_AUTHOR,
    QUOTE_HANDLE,
    QUOTE_FLAG,
    /** A word that says what the row is: {@code retweet}, {@code reply}, {@code quoted} ... */
    TYPE,
    /** The tweet that the type relates to. */
    SOURCE_OF,
    SOURCE_AUTHOR,
    SOURCE_HANDLE,
    SOURCE_TEXT,
    /** A list of references as the API v2 gives it. */
    REFERENCED,
    LINKS,
    MORE_LINKS,
    HASHTAGS,
    MENTIONS,
    /** The entities of API v1.1 or v2 as an object. */
    ENTITIES,
    /** Where people read the tweet. */
    URL,
    VISIBILITY,
    /** The id of the repost where all other columns describe the original. */
    REPOST_ID,
    /** The account that reposts where all other columns describe the original. */
    REPOSTER,
    REPOSTER_ID,
    REPOST_TIME;

    private static final Map<String, Meaning> BY_KEY = new HashMap<>();

    static {
        for (Meaning meaning : values()) {
            BY_KEY.put(meaning.key(), meaning);
        }
    }

    /** What messages call it if every table needs it; else null. */
    private final @Nullable String need;

    Meaning() {
        this(null);
    }

    Meaning(@Nullable String need) {
        this.need = need;
    }

    @Nullable String need() {
        return need;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The meaning of this name, or null. */
    static @Nullable Meaning of(String key) {
        return BY_KEY.get(key.strip().toLowerCase(Locale.ROOT));
    }
}
