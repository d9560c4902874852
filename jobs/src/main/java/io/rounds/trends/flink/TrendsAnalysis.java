package io.rounds.trends.flink;

import static io.rounds.flink.Operators.attach;
import static io.rounds.flink.Operators.named;

import io.rounds.documents.Indices;
import io.rounds.flink.Analysis;
import io.rounds.flink.DocumentSerializer;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.flink.TweetStreams;
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
 *             tweets up, where   of topic     windows over     window          rankings of
 *             they were read                  the panes                        all subtasks
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
        return List.of(Indices.TRENDS);
    }

    @Override
    public Findings topology(TweetStreams streams) {
        DataStream<Trend> trends = trends(streams);
        DataStream<Trend> rated = streams.ratings().rate(trends, "trends-rated", TrendRatingJoin::new);
        return new Findings(
                named("trends-render", rated.map(TrendDocuments::of).returns(DocumentSerializer.TYPE)), streams);
    }

    /** The trends before they become documents. */
    public SingleOutputStreamOperator<Trend> trends(TweetStreams streams) {
        SerializerTypeInfo<PanePart> parts = new SerializerTypeInfo<>(PanePart.class, PanePartSerializer.INSTANCE);
        PaneCombiner combiner = new PaneCombiner(streams.communities(), options.kinds());
        DataStream<PanePart> combined = attach(streams.tweets(), "trends-combine", parts, combiner);
        SingleOutputStreamOperator<TopList> counted = attach(
                combined.keyBy(PanePart::key),
                "trends-count",
                new SerializerTypeInfo<>(TopList.class, TopListSerializer.INSTANCE),
                new TopicCounter(options));
        counted.setMaxParallelism(KeyGroups.COUNT);
        return named("trends-rank", counted.keyBy(TopList::key).process(new RankingMerger(options)));
    }
}
