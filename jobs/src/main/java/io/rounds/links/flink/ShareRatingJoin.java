package io.rounds.links.flink;

import io.rounds.flink.PriorRatings;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.flink.TemporalRatingJoin;
import io.rounds.links.TweetShares;
import io.rounds.links.TweetVersion;
import io.rounds.model.Link;
import io.rounds.model.Rating;
import io.rounds.model.Source;
import io.rounds.model.SourceRating;
import java.util.ArrayList;
import java.util.List;

/** Adds to each link of a tweet the rating that its source had when the tweet was posted. */
final class ShareRatingJoin extends TemporalRatingJoin<TweetVersion> {
    private static final long serialVersionUID = 1;
    private static final SourceRating NO_SOURCE = new SourceRating("", 0, Rating.UNRATED, null);

    public ShareRatingJoin(PriorRatings prior) {
        super(new SerializerTypeInfo<>(TweetVersion.class, TweetVersionSerializer.INSTANCE), prior);
    }

    @Override
    protected long millis(TweetVersion tweet) {
        return tweet.shares() == null ? NO_TIME : tweet.at().toEpochMilli();
    }

    @Override
    protected TweetVersion rated(TweetVersion tweet, Lookup lookup) throws Exception {
        TweetShares shares = tweet.shares();
        if (shares == null) {
            return tweet;
        }
        List<SourceRating> ratings = new ArrayList<>(shares.links().size());
        for (Link link : shares.links()) {
            Source source = Source.of(link);
            ratings.add(source == null ? NO_SOURCE : lookup.of(source));
        }
        return new TweetVersion(tweet.tweet(), tweet.version(), tweet.at(), shares.withRatings(ratings));
    }
}
