package io.rounds.simulator.people;

import io.rounds.simulator.bytes.JsonBytes;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.time.Region;

/**
 * An account that posts. Its profile is serialized once; only the follower and tweet counts change: as on X, each
 * payload carries the counts at the time of the tweet.
 */
public final class Account {
    private final long id;
    private final String handle;
    private final String name;
    private final Region region;
    private final String language;
    final String field;
    private final byte[] idBytes;
    private final byte[] mention;

    private final int followers;
    private final double followersPerDay;
    private final long since;
    private final byte[] head;
    private final byte[] middle;
    private final byte[] tail;
    private int tweets;

    /** What differs between accounts. {@code followers} is the count at {@code since}, from which it grows. */
    record Profile(
            long id,
            String handle,
            String name,
            Region region,
            String language,
            String field,
            String description,
            long createdAt,
            int followers,
            double followersPerDay,
            int following,
            int tweets,
            long since) {}

    Account(Profile profile) {
        id = profile.id();
        handle = profile.handle();
        name = profile.name();
        region = profile.region();
        language = profile.language();
        field = profile.field();
        followers = profile.followers();
        followersPerDay = profile.followersPerDay();
        since = profile.since();
        tweets = profile.tweets();
        idBytes = JsonBytes.of(Long.toString(id));
        mention = new JsonBytes()
                .ascii("\"username\":\"")
                .ascii(handle)
                .ascii("\",\"id\":\"")
                .raw(idBytes)
                .ascii("\"")
                .toBytes();
        head = new JsonBytes()
                .ascii("{\"created_at\":\"")
                .time(profile.createdAt())
                .ascii("\",\"description\":\"")
                .text(profile.description())
                .ascii("\",\"id\":\"")
                .raw(idBytes)
                .ascii("\",\"location\":\"")
                .text(region.place())
                .ascii("\",\"name\":\"")
                .text(name)
                .ascii("\",\"protected\":false,\"public_metrics\":{\"followers_count\":")
                .toBytes();
        middle = new JsonBytes()
                .ascii(",\"following_count\":")
                .number(profile.following())
                .ascii(",\"tweet_count\":")
                .toBytes();
        tail = new JsonBytes()
                .ascii(",\"listed_count\":")
                .number(followers / 60)
                .ascii(",\"like_count\":")
                .number(profile.tweets() * 3L / 2)
                .ascii("},\"url\":\"\",\"username\":\"")
                .ascii(handle)
                .ascii("\",\"verified\":false}")
                .toBytes();
    }

    /** The id of the account. */
    public long id() {
        return id;
    }

    /** The handle, without @. */
    public String handle() {
        return handle;
    }

    /** The display name. */
    public String name() {
        return name;
    }

    /** Where it posts from, which decides when. */
    public Region region() {
        return region;
    }

    /** The code of the language that it posts in, for example {@code en}. */
    public String language() {
        return language;
    }

    /** The id in decimal digits; not a copy. */
    public byte[] idBytes() {
        return idBytes;
    }

    /** The members {@code username} and {@code id} of a mention, as JSON; not a copy. */
    public byte[] mention() {
        return mention;
    }

    /** The number of followers at a time. */
    int followers(long millis) {
        return followers + (int) (followersPerDay * ((double) (millis - since) / Millis.DAY));
    }

    /** Counts one more tweet. */
    public void posted() {
        tweets++;
    }

    /** Writes the account as an object of {@code includes.users}. */
    public void write(JsonBytes json, long now) {
        json.raw(head).number(followers(now)).raw(middle).number(tweets).raw(tail);
    }
}
