package io.rounds.links.flink;

import io.rounds.flink.MiniBatchOperator;
import io.rounds.links.LinkDocuments;
import io.rounds.links.LinksOptions;
import io.rounds.links.ShareChange;
import io.rounds.links.Story;
import io.rounds.model.Document;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.jspecify.annotations.Nullable;

/** Keeps the story of each link and writes its document when something has changed, at most once a second. */
public final class LinkStatsOperator extends MiniBatchOperator<String, ShareChange, Story, Document> {
    private static final long serialVersionUID = 1;

    private final LinksOptions options;

    public LinkStatsOperator(LinksOptions options) {
        super(
                new ValueStateDescriptor<>("link-stories", LinkStatsSerializer.INSTANCE),
                Duration.ofDays(options.rememberDays()));
        this.options = options;
    }

    @Override
    protected Story apply(String canonical, @Nullable Story before, List<ShareChange> batch) {
        Story story = (before == null ? Story.NONE : before).plus(batch);
        send(LinkDocuments.of(canonical, story, options.topHashtags()));
        return story;
    }

    @Override
    protected long lastMillis(Story story) {
        return story.latestMillis();
    }
}
