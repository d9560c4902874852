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

/** Keyed by link: keeps its first sharers and emits to the accounts who shared it shortly before or after them. */
final class LinkSharersOperator extends MiniBatchOperator<String, ShareChange, LinkSharers, AccountLinkUpdate> {
    private static final long serialVersionUID = 1;

    /** Delays between the first shares of links. */
    static final OutputTag<ShareDelays> DELAYS = new OutputTag<>("delays", TypeInformation.of(ShareDelays.class));

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
        sharers.emitChanges(known, link, options, this::emit);
        ShareDelays delays = sharers.changedDelays(known, link);
        if (delays != null) {
            emit(DELAYS, delays);
        }
        return sharers;
    }

    @Override
    protected long lastMillis(LinkSharers sharers) {
        return sharers.latestMillis();
    }
}
