package io.rounds.links.coshares.flink;

import io.rounds.flink.MiniBatchOperator;
import io.rounds.links.coshares.AccountLinkUpdate;
import io.rounds.links.coshares.CoShareHistory;
import io.rounds.links.coshares.CoShareOptions;
import io.rounds.links.coshares.CoSharer;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Keyed by account: keeps its shares and co-shares, and emits its side of each pair that has enough in common. */
final class CoShareHistoryOperator extends MiniBatchOperator<String, AccountLinkUpdate, CoShareHistory, CoSharer> {
    private static final long serialVersionUID = 1;

    private final CoShareOptions options;

    public CoShareHistoryOperator(CoShareOptions options) {
        super(
                new ValueStateDescriptor<>("co-share-history", TypeInformation.of(CoShareHistory.class)),
                Duration.ofDays(options.activityDays()));
        this.options = options;
    }

    @Override
    protected CoShareHistory apply(String account, @Nullable CoShareHistory before, List<AccountLinkUpdate> batch) {
        CoShareHistory known = before == null ? CoShareHistory.NONE : before;
        CoShareHistory history = known.plus(batch, options);
        history.emitChanges(known, account, options, this::emit);
        return history;
    }

    @Override
    protected long lastMillis(CoShareHistory history) {
        return history.latestMillis();
    }
}
