package io.rounds.links.coshares.flink;

import io.rounds.flink.MiniBatchOperator;
import io.rounds.links.ShareChange;
import io.rounds.links.coshares.AccountLinkUpdate;
import io.rounds.links.coshares.CoShareOptions;
import io.rounds.links.coshares.LinkSharers;
import io.rounds.links.coshares.ShareDelays;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Keeps the first sharers of each link and tells accounts in whose company they shared it. */
public final class LinkSharersOperator extends MiniBatchOperator<String, ShareChange, LinkSharers, AccountLinkUpdate> {
    private static final long serialVersionUID = 1;

    /** How fast links are taken up. */
    static final OutputTag<ShareDelays> PACES = new OutputTag<>("paces", TypeInformation.of(ShareDelays.class));

    private final CoShareOptions options;

    public LinkSharersOperator(CoShareOptions options) {
        super(
                new ValueStateDescriptor<>("link-sharers", TypeInformation.of(LinkSharers.class)),
                Duration.ofDays(options.activityDays()));
        this.options = options;
    }

    @Override
    protected LinkSharers apply(String link, @Nullable LinkSharers before, List<ShareChange> batch) {
        LinkSharers known = before == null ? LinkSharers.NONE : before;
        LinkSharers sharers = known.plus(batch, options);
        sharers.tell(known, link, options, this::send);
        ShareDelays pace = sharers.changedPace(known, link);
        if (pace != null) {
            send(PACES, pace);
        }
        return sharers;
    }

    @Override
    protected long lastMillis(LinkSharers sharers) {
        return sharers.latestMillis();
    }
}
