package io.rounds.credibility.flink;

import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.Score;
import io.rounds.credibility.Scorer;
import io.rounds.credibility.Tally;
import io.rounds.flink.PriorRatings;
import io.rounds.model.Source;
import io.rounds.model.SourceRating;

/** Ratings by the lists alone, for sources that nobody has shared yet. */
public record PriorTableRatings(CredibilityOptions options) implements PriorRatings {
    private static final long serialVersionUID = 1;

    @Override
    public SourceRating of(Source source) {
        Score score =
                new Scorer(options.formula()).score(Tally.NONE, options.priors().find(source));
        return new SourceRating(source.id(), Long.MIN_VALUE, score.rating(), score.score());
    }
}
