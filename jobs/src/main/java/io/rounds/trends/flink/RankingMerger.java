package io.rounds.trends.flink;

import io.rounds.trends.RankedList;
import io.rounds.trends.RankedTopic;
import io.rounds.trends.Ranking;
import io.rounds.trends.TopicRow;
import io.rounds.trends.TrendsOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Merges the parts of all subtasks into what ranks now in a community and a window. It emits a ranking when it has the parts
 * of all subtasks for the same end, if something in it changed since the one before.
 *
 * <p>It has no state: after a restart every subtask sends all its rows again, and the first ranking is emitted even if it is
 * that of before.
 */
final class RankingMerger extends KeyedProcessFunction<String, RankingPart, Ranking> {
    private static final long serialVersionUID = 1;

    private final TrendsOptions options;
    private transient Map<String, Merged> merged;

    public RankingMerger(TrendsOptions options) {
        this.options = options;
    }

    /** The latest part of each subtask, and the latest ranking. */
    private static final class Merged {
        @Nullable RankingPart[] parts = {};

        @Nullable Ranking emitted;
    }

    @Override
    public void open(OpenContext context) {
        merged = new HashMap<>();
    }

    @Override
    public void processElement(RankingPart part, Context context, Collector<Ranking> out) {
        Merged known = merged.computeIfAbsent(part.key(), key -> new Merged());
        if (known.parts.length != part.subtasks()) {
            known.parts = new RankingPart[part.subtasks()];
        }
        RankingPart before = known.parts[part.subtask()];
        RankingPart complete =
                part.rows() == null && before != null && before.rows() != null ? part.with(before.rows()) : part;
        if (complete.rows() == null) {
            return; // refers to a part from before a restart
        }
        known.parts[part.subtask()] = complete;
        for (RankingPart other : known.parts) {
            if (other == null || other.end() != part.end()) {
                return;
            }
        }
        Ranking ranking = rank(part, known.parts);
        Ranking emitted = known.emitted;
        if (emitted == null || part.isLast() || !ranking.showsTheSameAs(emitted)) {
            known.emitted = ranking;
            out.collect(ranking);
        }
    }

    private Ranking rank(RankingPart latest, @Nullable RankingPart[] parts) {
        long uses = 0;
        List<TopicRow> hashtags = new ArrayList<>();
        List<TopicRow> links = new ArrayList<>();
        for (RankingPart part : parts) {
            RankingPart.Rows rows = part == null ? null : part.rows();
            if (part != null && rows != null) {
                uses += part.uses();
                hashtags.addAll(rows.hashtags());
                links.addAll(rows.links());
            }
        }
        String window = options.windows().get(latest.window()).name();
        return new Ranking(latest.community(), window, latest.end(), uses, rank(hashtags), rank(links));
    }

    private List<RankedTopic> rank(List<TopicRow> rows) {
        return RankedList.ranks(rows, options).values().stream()
                .map(rank -> new RankedTopic(rank.row(), rank.live(), rank.unusual(), null))
                .toList();
    }
}
