package io.rounds.links.flink;

import io.rounds.flink.MiniBatchOperator;
import io.rounds.links.LinkDocuments;
import io.rounds.links.LinkStats;
import io.rounds.links.LinksOptions;
import io.rounds.links.ShareChange;
import io.rounds.model.Document;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.jspecify.annotations.Nullable;

/** Keyed by link: updates the statistics and emits the document of the link after a change, at most once a second. */
final class LinkStatsOperator extends MiniBatchOperator<String, ShareChange, LinkStats, Document> {
    private static final long serialVersionUID = 1;

    private final LinksOptions options;

    public LinkStatsOperator(LinksOptions options) {
        super(
                new ValueStateDescriptor<>("link-stats", LinkStatsSerializer.INSTANCE),
                Duration.ofDays(options.rememberDays()));
        this.options = options;
    }

    @Override
    protected LinkStats apply(String canonical, @Nullable LinkStats before, List<ShareChange> batch) {
        LinkStats stats = (before == null ? LinkStats.NONE : before).plus(batch);
        emit(LinkDocuments.of(canonical, stats, options.topHashtags()));
        return stats;
    }

    @Override
    protected long lastMillis(LinkStats stats) {
        return stats.latestMillis();
    }
}
