package io.rounds.ingest.follow;

import io.rounds.communities.Communities;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Community;
import io.rounds.model.Deletion;
import io.rounds.model.Fingerprint;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which messages of a stream are kept: those with a tweet of a community, those about a tweet that was kept, and
 * those that cannot be read, so that they are reported as rejected. Used by one thread.
 */
public final class FollowFilter {
    private final Communities communities;
    private final Set<String> tags;
    private final boolean everything;
    private final RecordParser parser;
    private final List<Parsed> results = new ArrayList<>();

    /** @param followed the communities whose tweets are kept */
    public FollowFilter(List<Community> followed) {
        this.communities = new Communities(followed);
        this.everything = followed.stream().anyMatch(Community::everything);
        this.tags = followed.stream()
                .flatMap(community -> community.tags().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.parser = new RecordParser(ReadingDefaults.NONE);
    }

    /** Normalised hashtags of all communities. */
    public Set<String> tags() {
        return tags;
    }

    /** Whether every tweet is kept. */
    public boolean everything() {
        return everything;
    }

    /**
     * What a message is to the communities.
     *
     * @param key its record key in Kafka
     * @param tweet the fingerprint of the tweet it adds, 0 if none
     * @param author whom the tweet is by, an id of the network; null where the message adds none
     */
    public record Verdict(
            @Nullable String key, long tweet, @Nullable String author) {}

    /**
     * Looks at a message.
     *
     * @param message as the network sent it
     * @param readAt when it was read
     * @param known the tweets that were kept before; this one is added if it is kept
     * @return null if it is not kept
     */
    public @Nullable Verdict verdict(byte[] message, Instant readAt, IdMemory known) {
        results.clear();
        parser.parse(message, new Origin("stream", readAt), results::add);
        Verdict rejected = null;
        for (Parsed result : results) {
            Tweet tweet = result.tweet();
            Deletion deletion = result.deletion();
            if (tweet != null) {
                if (isFollowed(tweet, known)) {
                    long fingerprint = Fingerprint.of(tweet.id());
                    known.add(fingerprint);
                    return new Verdict(
                            tweet.partitionKey(), fingerprint, tweet.author().id());
                }
            } else if (deletion != null) {
                if (everything || known.contains(Fingerprint.of(deletion.tweet()))) {
                    return new Verdict(deletion.tweet(), 0, null);
                }
            } else {
                rejected = new Verdict(null, 0, null);
            }
        }
        return rejected;
    }

    /** A repost without content belongs where its original does; an edit may take the hashtag away. */
    private boolean isFollowed(Tweet tweet, IdMemory known) {
        return !communities.of(tweet.hashtags()).isEmpty()
                || known.contains(Fingerprint.of(tweet.firstId()))
                || (tweet.repostOf() != null && known.contains(Fingerprint.of(tweet.repostOf())));
    }
}
