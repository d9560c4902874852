package io.rounds.trends.flink;

import io.rounds.extract.links.Links;
import io.rounds.flink.PriorRatings;
import io.rounds.flink.TemporalRatingJoin;
import io.rounds.model.Link;
import io.rounds.model.Source;
import io.rounds.trends.LinkCredibility;
import io.rounds.trends.TopicRow;
import io.rounds.trends.Trend;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Joins to each trend the ratings that the sources of its links had when its window ended. */
final class TrendRatingJoin extends TemporalRatingJoin<Trend> {
    private static final long serialVersionUID = 1;

    private transient Links links;

    public TrendRatingJoin(PriorRatings prior) {
        super(TypeInformation.of(Trend.class), prior);
    }

    @Override
    public void open() throws Exception {
        super.open();
        links = Links.load();
    }

    @Override
    protected long millis(Trend trend) {
        return trend.row() == null ? NO_TIME : trend.windowEnd().toEpochMilli() - 1;
    }

    @Override
    protected Trend rated(Trend trend, Lookup lookup) throws Exception {
        TopicRow row = trend.row();
        if (row == null) {
            return trend;
        }
        double sum = 0;
        int rated = 0;
        for (String canonical : row.links()) {
            Link link = links.link(canonical);
            Source source = link == null ? null : Source.of(link);
            Double score = source == null ? null : lookup.of(source).score();
            sum += score == null ? 0 : score;
            rated += score == null ? 0 : 1;
        }
        return trend.with(LinkCredibility.of(sum, rated, row.links().size() - rated));
    }
}
