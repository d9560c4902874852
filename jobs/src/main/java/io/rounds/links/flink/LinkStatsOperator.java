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

/** Keeps the story of each link and writes its document when something has changed, at most once a second. */
public final class LinkStatsOperator extends MiniBatchOperator<String, ShareChange, LinkStats, Document> {
    private static final long serialVersionUID = 1;

    private final LinksOptions options;

    public LinkStatsOperator(LinksOptions options) {
        super(
                new ValueStateDescriptor<>("link-stories", LinkStatsSerializer.INSTANCE),
                Duration.ofDays(options.rememberDays()));
        this.options = options;
    }

    @Override
    protected LinkStats apply(String canonical, @Nullable LinkStats before, List<ShareChange> batch) {
        LinkStats story = (before == null ? LinkStats.NONE : before).plus(batch);
        send(LinkDocuments.of(canonical, story, options.topHashtags()));
        return story;
    }

    @Override
    protected long lastMillis(LinkStats story) {
        return story.latestMillis();
    }
}
