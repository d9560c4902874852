package io.rounds.links.coshares.flink;

import io.rounds.flink.MiniBatchOperator;
import io.rounds.links.CoShareOptions;
import io.rounds.links.Companion;
import io.rounds.links.Company;
import io.rounds.links.Tie;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Keeps what each account shared and in whose company, and tells its side of each pair that has enough in common. */
public final class CoShareHistoryOperator extends MiniBatchOperator<String, Tie, Company, Companion> {
    private static final long serialVersionUID = 1;

    private final CoShareOptions options;

    public CoShareHistoryOperator(CoShareOptions options) {
        super(
                new ValueStateDescriptor<>("account-company", TypeInformation.of(Company.class)),
                Duration.ofDays(options.activityDays()));
        this.options = options;
    }

    @Override
    protected Company apply(String account, @Nullable Company before, List<Tie> batch) {
        Company known = before == null ? Company.NONE : before;
        Company company = known.plus(batch, options);
        company.tell(known, account, options, this::send);
        return company;
    }

    @Override
    protected long lastMillis(Company company) {
        return company.latestMillis();
    }
}
