package io.rounds.trends.flink;

import io.rounds.flink.PriorRatings;
import io.rounds.flink.TemporalRatingJoin;
import io.rounds.trends.BurstChange;
import io.rounds.trends.Topic;
import io.rounds.trends.TopicGroup;
import io.rounds.trends.bursts.WrittenBurst;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Joins to each burst the ratings that the sources of its links had at its peak. */
final class BurstRatingJoin extends TemporalRatingJoin<BurstChange> {
    private static final long serialVersionUID = 1;
    private static final int DAYS_BACK = 7;
    private static final long MINUTE_MILLIS = 60_000;

    private transient LinkRatings ratings;

    public BurstRatingJoin(PriorRatings prior) {
        super(TypeInformation.of(BurstChange.class), prior);
    }

    @Override
    public void open() throws Exception {
        super.open();
        ratings = new LinkRatings();
    }

    @Override
    protected long millis(BurstChange change) {
        WrittenBurst burst = change.burst();
        return burst == null ? NO_TIME : burst.peakAt() * MINUTE_MILLIS - 1;
    }

    /** A burst changes when it ends, which may be days after its peak. */
    @Override
    protected int daysBack() {
        return DAYS_BACK;
    }

    @Override
    protected BurstChange rated(BurstChange change, Lookup lookup) throws Exception {
        WrittenBurst burst = change.burst();
        return burst == null
                ? change
                : change.with(ratings.of(
                        TopicGroup.parse(Topic.group(change.topic())).kind(),
                        Topic.name(change.topic()),
                        burst.details().links(),
                        lookup));
    }
}
