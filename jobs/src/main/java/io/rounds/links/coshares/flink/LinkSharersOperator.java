package io.rounds.links.coshares.flink;

import io.rounds.flink.MiniBatchOperator;
import io.rounds.links.CoShareOptions;
import io.rounds.links.Pace;
import io.rounds.links.ShareChange;
import io.rounds.links.Sharers;
import io.rounds.links.Tie;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Keeps the first sharers of each link and tells accounts in whose company they shared it. */
public final class LinkSharersOperator extends MiniBatchOperator<String, ShareChange, Sharers, Tie> {
    private static final long serialVersionUID = 1;

    /** How fast links are taken up. */
    static final OutputTag<Pace> PACES = new OutputTag<>("paces", TypeInformation.of(Pace.class));

    private final CoShareOptions options;

    public LinkSharersOperator(CoShareOptions options) {
        super(
                new ValueStateDescriptor<>("link-sharers", TypeInformation.of(Sharers.class)),
                Duration.ofDays(options.activityDays()));
        this.options = options;
    }

    @Override
    protected Sharers apply(String link, @Nullable Sharers before, List<ShareChange> batch) {
        Sharers known = before == null ? Sharers.NONE : before;
        Sharers sharers = known.plus(batch, options);
        sharers.tell(known, link, options, this::send);
        Pace pace = sharers.changedPace(known, link);
        if (pace != null) {
            send(PACES, pace);
        }
        return sharers;
    }

    @Override
    protected long lastMillis(Sharers sharers) {
        return sharers.latestMillis();
    }
}
