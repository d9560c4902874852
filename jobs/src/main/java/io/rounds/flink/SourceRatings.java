package io.rounds.flink;

import io.rounds.model.SourceRating;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * How credible sources are, in the course of time: what {@link RateAtTime} looks up.
 *
 * @param changes each rating before the watermark passes the end of the day before {@link SourceRating#fromDay}
 * @param beforehand what holds before the first change
 */
public record SourceRatings(DataStream<SourceRating> changes, RatingsBeforehand beforehand) {}
