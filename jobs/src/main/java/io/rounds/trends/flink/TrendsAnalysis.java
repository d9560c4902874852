package io.rounds.trends.flink;

import static io.rounds.flink.Operators.attach;
import static io.rounds.flink.Operators.named;

import io.rounds.documents.Indices;
import io.rounds.flink.Analysis;
import io.rounds.flink.DocumentSerializer;
import io.rounds.flink.HoldUntilCheckpoint;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.flink.TweetStreams;
import io.rounds.model.Community;
import io.rounds.model.Document;
import io.rounds.trends.BurstChange;
import io.rounds.trends.BurstDocuments;
import io.rounds.trends.Ranking;
import io.rounds.trends.RankingDocuments;
import io.rounds.trends.Trend;
import io.rounds.trends.TrendDocuments;
import io.rounds.trends.TrendsOptions;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Trending topics.
 *
 * <pre>
 *  tweets --> trends-combine --> keyed by --> trends-count --> keyed by ------> trends-rank --> trends-render --> documents
 *             sums a minute's    key group    slides all       community and   merges the
 *             tweets up, where   of topic     windows over     window          lists of
 *             they were read                  the panes  |                     all subtasks
 *                                                        |
 *                                                        +--> keyed by ------> trends-now --> trends-now-render --> documents
 *                                                             community and    merges the
 *                                                        |    window           rankings of now
 *                                                        |
 *                                                        +--> trends-bursts-render --> trends-bursts-hold --> documents
 * </pre>
 *
 * <p>A trend counts what was posted: an edited tweet counts once, as its first version, and a deleted one stays counted.
 */
public final class TrendsAnalysis implements Analysis {
    private final TrendsOptions options;

    public TrendsAnalysis(TrendsOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "trends";
    }

    @Override
    public List<String> indices() {
        return List.of(Indices.RANKINGS, Indices.TRENDS, Indices.BURSTS);
    }

    @Override
    public Findings topology(TweetStreams streams) {
        Trends trends = trends(streams);
        DataStream<Trend> history = streams.ratings().rate(trends.history(), "trends-rated", TrendRatingJoin::new);
        DataStream<Ranking> rankings =
                streams.ratings().rate(trends.rankings(), "trends-now-rated", RankingRatingJoin::new);
        DataStream<BurstChange> bursts =
                streams.ratings().rate(trends.bursts(), "trends-bursts-rated", BurstRatingJoin::new);
        return new Findings(
                named("trends-render", history.map(TrendDocuments::of).returns(DocumentSerializer.TYPE))
                        .union(named(
                                "trends-now-render",
                                rankings.map(RankingDocuments::of).returns(DocumentSerializer.TYPE)))
                        .union(held(named(
                                "trends-bursts-render",
                                bursts.map(BurstDocuments::of).returns(DocumentSerializer.TYPE)))),
                streams);
    }

    /** The beginning of a burst is part of its id, and late tweets may move it. */
    private static DataStream<Document> held(DataStream<Document> bursts) {
        boolean isCheckpointed =
                bursts.getExecutionEnvironment().getCheckpointConfig().isCheckpointingEnabled();
        return attach(bursts, "trends-bursts-hold", bursts.getType(), new HoldUntilCheckpoint(isCheckpointed));
    }

    /**
     * Trends before they become documents.
     *
     * @param history what ranked at the ends of windows that become history
     * @param rankings what ranks now
     * @param bursts what changed of bursts
     */
    public record Trends(
            SingleOutputStreamOperator<Trend> history,
            SingleOutputStreamOperator<Ranking> rankings,
            DataStream<BurstChange> bursts) {}

    /** The trends before they become documents. */
    public Trends trends(TweetStreams streams) {
        SerializerTypeInfo<PanePart> parts = new SerializerTypeInfo<>(PanePart.class, PanePartSerializer.INSTANCE);
        PaneCombiner combiner = new PaneCombiner(streams.communities(), options.kinds());
        DataStream<PanePart> combined = attach(streams.tweets(), "trends-combine", parts, combiner);
        SingleOutputStreamOperator<TopList> counted = attach(
                combined.keyBy(PanePart::key),
                "trends-count",
                new SerializerTypeInfo<>(TopList.class, TopListSerializer.INSTANCE),
                new TopicCounter(
                        options,
                        streams.communities().stream().map(Community::name).toList()));
        counted.setMaxParallelism(KeyGroups.COUNT);
        return new Trends(
                named("trends-rank", counted.keyBy(TopList::key).process(new HistoryMerger(options))),
                named(
                        "trends-now",
                        counted.getSideOutput(TopicCounter.RANKINGS)
                                .keyBy(RankingPart::key)
                                .process(new RankingMerger(options))
                                .returns(new SerializerTypeInfo<>(Ranking.class, RankingSerializer.INSTANCE))),
                counted.getSideOutput(TopicCounter.BURSTS));
    }
}
