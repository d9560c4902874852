package io.rounds.trends.flink;

import io.rounds.flink.PriorRatings;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.flink.TemporalRatingJoin;
import io.rounds.trends.RankedTopic;
import io.rounds.trends.Ranking;
import io.rounds.trends.TopicKind;
import java.util.ArrayList;
import java.util.List;

/** Joins to the topics of each ranking the ratings that the sources of their links had when its window ended. */
final class RankingRatingJoin extends TemporalRatingJoin<Ranking> {
    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = 60_000;

    private transient LinkRatings ratings;

    public RankingRatingJoin(PriorRatings prior) {
        super(new SerializerTypeInfo<>(Ranking.class, RankingSerializer.INSTANCE), prior);
    }

    @Override
    public void open() throws Exception {
        super.open();
        ratings = new LinkRatings();
    }

    @Override
    protected long millis(Ranking ranking) {
        return ranking.end() * MINUTE_MILLIS - 1;
    }

    @Override
    protected Ranking rated(Ranking ranking, Lookup lookup) throws Exception {
        return ranking.with(
                rated(TopicKind.HASHTAG, ranking.hashtags(), lookup), rated(TopicKind.LINK, ranking.links(), lookup));
    }

    private List<RankedTopic> rated(TopicKind kind, List<RankedTopic> topics, Lookup lookup) throws Exception {
        List<RankedTopic> rated = new ArrayList<>(topics.size());
        for (RankedTopic topic : topics) {
            rated.add(topic.with(ratings.of(kind, topic.row(), lookup)));
        }
        return rated;
    }
}
