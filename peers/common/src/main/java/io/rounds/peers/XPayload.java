package io.rounds.peers;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the count needs of a payload of the X API v2, read by Jackson's data binding, the usual way in Java.
 *
 * @param data the tweet
 * @param includes the tweets it refers to; null if to none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record XPayload(Data data, @Nullable Includes includes) {
    private static final ObjectReader READER = new JsonMapper().readerFor(XPayload.class);
    private static final String RETWEETED = "retweeted";

    /** A tweet. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Data(
            String id,
            @JsonProperty("author_id") @Nullable String author,
            @JsonProperty("created_at") String createdAt,
            @Nullable Entities entities,
            @JsonProperty("referenced_tweets") @Nullable List<Reference> references) {}

    /** What X found in the text. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entities(@Nullable List<Tag> hashtags) {}

    /** A hashtag as it is spelled. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Tag(String tag) {}

    /** A tweet that this one reposts, quotes or answers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Reference(String type, String id) {}

    /** Tweets that are referred to. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Includes(@Nullable List<Data> tweets) {}

    /**
     * Reads a payload.
     *
     * @throws IOException where it is none
     */
    public static XPayload read(byte[] payload) throws IOException {
        return READER.readValue(payload);
    }

    /** Whether it is not a repost. */
    public boolean original() {
        return reposted() == null;
    }

    /** The author's id as a number, as X assigns it. */
    public long authorId() {
        return Long.parseLong(String.valueOf(data.author()));
    }

    /** The spellings of its hashtags; those of the reposted tweet where it is a repost that includes it. */
    public List<String> hashtags() {
        String reposted = reposted();
        if (reposted != null && includes != null && includes.tweets() != null) {
            for (Data tweet : includes.tweets()) {
                if (tweet.id().equals(reposted)) {
                    return hashtags(tweet);
                }
            }
        }
        return hashtags(data);
    }

    private @Nullable String reposted() {
        if (data.references() != null) {
            for (Reference reference : data.references()) {
                if (reference.type().equals(RETWEETED)) {
                    return reference.id();
                }
            }
        }
        return null;
    }

    private static List<String> hashtags(Data tweet) {
        return tweet.entities() == null || tweet.entities().hashtags() == null
                ? List.of()
                : tweet.entities().hashtags().stream().map(Tag::tag).toList();
    }
}
