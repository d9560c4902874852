package io.rounds.trends.flink;

import io.rounds.flink.PriorRatings;
import io.rounds.flink.TemporalRatingJoin;
import io.rounds.trends.TopicRow;
import io.rounds.trends.Trend;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Joins to each trend the ratings that the sources of its links had when its window ended. */
final class TrendRatingJoin extends TemporalRatingJoin<Trend> {
    private static final long serialVersionUID = 1;

    private transient LinkRatings ratings;

    public TrendRatingJoin(PriorRatings prior) {
        super(TypeInformation.of(Trend.class), prior);
    }

    @Override
    public void open() throws Exception {
        super.open();
        ratings = new LinkRatings();
    }

    @Override
    protected long millis(Trend trend) {
        return trend.row() == null ? NO_TIME : trend.windowEnd().toEpochMilli() - 1;
    }

    @Override
    protected Trend rated(Trend trend, Lookup lookup) throws Exception {
        TopicRow row = trend.row();
        return row == null ? trend : trend.with(ratings.of(trend.kind(), row, lookup));
    }
}
