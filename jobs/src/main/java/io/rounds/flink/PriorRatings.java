package io.rounds.flink;

import io.rounds.model.Source;
import io.rounds.model.SourceRating;
import java.io.Serializable;

/** How sources are rated before anybody has shared them. */
public interface PriorRatings extends Serializable {
    /** The rating of a source by what is known of it in advance; unrated where that is nothing. */
    SourceRating of(Source source);
}
