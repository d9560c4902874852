package io.rounds.links.flink;

import io.rounds.flink.MiniBatchOperator;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.links.LinkDocuments;
import io.rounds.links.LinkStats;
import io.rounds.links.LinksOptions;
import io.rounds.links.ShareChange;
import io.rounds.model.Document;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by link: updates the statistics and emits the document of the link after a change, at most once a second. It passes
 * on the shares that are no reposts to what is keyed by link, too, so that a change is sent to the subtask of its link once.
 */
final class LinkStatsOperator extends MiniBatchOperator<String, ShareChange, LinkStats, Document> {
    private static final long serialVersionUID = 1;

    /** Changes of shares of external links in tweets that are no reposts. */
    static final OutputTag<ShareChange> OWN =
            new OutputTag<>("own", new SerializerTypeInfo<>(ShareChange.class, ShareChangeSerializer.INSTANCE));

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
        for (ShareChange change : batch) {
            if (!change.repost() && change.link().isExternal()) {
                emit(OWN, change);
            }
        }
        return stats;
    }

    @Override
    protected long lastMillis(LinkStats stats) {
        return stats.latestMillis();
    }
}
