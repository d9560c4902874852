package io.rounds.flink;

import static io.rounds.flink.Operators.attach;

import io.rounds.model.SourceRating;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/** The ratings of sources over time, which {@link TemporalRatingJoin} looks up. */
public final class SourceRatings {
    private static final SourceRatings NONE = new SourceRatings(null, source -> {
        throw new IllegalStateException("sources are not rated in this job");
    });

    private final @Nullable DataStream<SourceRating> changes;
    private final PriorRatings prior;

    private SourceRatings(@Nullable DataStream<SourceRating> changes, PriorRatings prior) {
        this.changes = changes;
        this.prior = prior;
    }

    /** For a job without ratings: {@link #rate} returns the stream unchanged. */
    public static SourceRatings none() {
        return NONE;
    }

    /**
     * The ratings of a job that rates sources.
     *
     * @param changes each rating before the watermark passes the end of the day before {@link SourceRating#fromDay}
     * @param prior ratings before the first change
     */
    public static SourceRatings of(DataStream<SourceRating> changes, PriorRatings prior) {
        return new SourceRatings(changes.broadcast(), prior);
    }

    /**
     * Joins each record of a stream with the ratings that its sources had at its time.
     *
     * @param uid of the operator
     * @param join creates the operator from the prior ratings
     */
    public <T> DataStream<T> rate(
            DataStream<T> stream, String uid, Function<PriorRatings, ? extends TemporalRatingJoin<T>> join) {
        if (changes == null) {
            return stream;
        }
        TemporalRatingJoin<T> operator = join.apply(prior);
        return attach(stream.connect(changes), uid, operator.type(), operator);
    }
}
