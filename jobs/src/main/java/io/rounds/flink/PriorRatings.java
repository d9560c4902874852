package io.rounds.flink;

import io.rounds.model.Source;
import io.rounds.model.SourceRating;
import java.io.Serializable;

/** Ratings of sources that nobody has shared yet. */
public interface PriorRatings extends Serializable {
    /** The prior rating of a source; unrated where nothing is known of it. */
    SourceRating of(Source source);
}
