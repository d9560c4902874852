package io.rounds.flink;

import io.rounds.model.Community;
import io.rounds.model.Deletion;
import io.rounds.model.Publication;
import io.rounds.model.Tweet;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What an analysis gets. An analysis whose results do not change with edits and deletions reads {@link #tweets} alone.
 *
 * <p>The three streams are not in step: a deletion or an edit may come before what it is about. A tweet that is in
 * {@code deletions} never comes back.
 *
 * @param communities whose tweets are analysed
 * @param tweets each tweet once: the first version that came, with at least one community; with event time and watermarks
 * @param edits later versions of tweets that were emitted, or that are too old to be remembered: of several versions
 *     the one with the highest {@link Tweet#version()} counts. With the communities of this version, also when it has none
 *     any more and so must leave the results. All versions have the same {@link Tweet#firstId()}, on networks other than X
 *     also the same id
 * @param deletions tweets that were deleted, and versions with ids of their own that an edit has replaced; of any community
 *     or none, and without event time
 * @param publications entries of feeds, each again when it has changed; without event time
 * @param ratings how credible sources are
 */
public record TweetStreams(
        List<Community> communities,
        DataStream<Tweet> tweets,
        DataStream<Tweet> edits,
        DataStream<Deletion> deletions,
        DataStream<Publication> publications,
        SourceRatings ratings) {

    /** The same with ratings. */
    public TweetStreams withRatings(SourceRatings found) {
        return new TweetStreams(communities, tweets, edits, deletions, publications, found);
    }
}
