package io.rounds.flink;

import io.rounds.model.Source;
import io.rounds.model.SourceRating;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each value the ratings that its sources had at its time: those found at the end of the day before.
 *
 * <p>A value waits until the watermark has passed the end of the day before it, since only then all ratings of that day
 * are there; so the result does not depend on what was faster. That is the case at once except in the first moments of a
 * day. Every subtask knows the ratings of all sources that were ever shared, some 100 bytes each; a hot source is then no
 * subtask's problem.
 *
 * @param <T> what is rated
 */
public abstract class TemporalRatingJoin<T> extends AbstractStreamOperator<T>
        implements TwoInputStreamOperator<T, SourceRating, T> {
    private static final long serialVersionUID = 1;
    /** The time of what needs no ratings. */
    protected static final long NO_TIME = Long.MIN_VALUE;

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Ratings of one source, by the day from which they hold, ascending. */
    public record RatedDays(List<SourceRating> ratings) {
        static final RatedDays NONE = new RatedDays(List.of());

        /** With one more; what no day after {@code oldest} needs is forgotten. */
        RatedDays plus(SourceRating added, long oldest) {
            List<SourceRating> all = new ArrayList<>(ratings);
            int at = all.size();
            while (at > 0 && all.get(at - 1).fromDay() >= added.fromDay()) {
                if (all.get(at - 1).fromDay() == added.fromDay()) {
                    all.remove(at - 1);
                }
                at--;
            }
            all.add(at, added);
            while (all.size() > 1 && all.get(1).fromDay() <= oldest) {
                all.remove(0);
            }
            return new RatedDays(List.copyOf(all));
        }

        @Nullable SourceRating on(long day) {
            SourceRating found = null;
            for (SourceRating rating : ratings) {
                found = rating.fromDay() <= day ? rating : found;
            }
            return found;
        }
    }

    private static final MapStateDescriptor<String, RatedDays> RATINGS =
            new MapStateDescriptor<>("ratings", Types.STRING, TypeInformation.of(RatedDays.class));

    private final TypeInformation<T> type;
    private final PriorRatings prior;
    private transient BroadcastState<String, RatedDays> ratings;
    private transient ListState<T> kept;
    private transient List<StreamRecord<T>> waiting;
    private transient Map<String, SourceRating> unshared;
    private transient long watermark;

    /** @param type of what is rated */
    protected TemporalRatingJoin(TypeInformation<T> type, PriorRatings prior) {
        this.type = type;
        this.prior = prior;
    }

    /** The type of what is rated. */
    final TypeInformation<T> type() {
        return type;
    }

    /** Looks a rating up. */
    public interface Lookup {
        /** How the source was rated. */
        SourceRating of(Source source) throws Exception;
    }

    /** The time whose ratings count, milliseconds; {@link #NO_TIME} for what needs none and shall not wait. */
    protected abstract long millis(T value);

    /** How many days behind the watermark the time of a value may be. */
    protected int daysBack() {
        return 0;
    }

    /** The value with its ratings. */
    protected abstract T rated(T value, Lookup lookup) throws Exception;

    @Override
    public void open() throws Exception {
        super.open();
        watermark = Long.MIN_VALUE;
        ratings = getOperatorStateBackend().getBroadcastState(RATINGS);
        kept = getOperatorStateBackend().getListState(new ListStateDescriptor<>("waiting", type));
        waiting = new ArrayList<>();
        for (T value : kept.get()) {
            waiting.add(new StreamRecord<>(value, millis(value)));
        }
        unshared = new HashMap<>();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<T> values = new ArrayList<>(waiting.size());
        for (StreamRecord<T> record : waiting) {
            values.add(record.getValue());
        }
        kept.update(values);
    }

    @Override
    public void processElement1(StreamRecord<T> element) throws Exception {
        if (isReady(element.getValue())) {
            send(element);
        } else {
            waiting.add(element.copy(element.getValue()));
        }
    }

    @Override
    public void processElement2(StreamRecord<SourceRating> element) throws Exception {
        SourceRating added = element.getValue();
        RatedDays known = ratings.get(added.source());
        long oldest = watermark == Long.MIN_VALUE ? Long.MIN_VALUE : Math.floorDiv(watermark, DAY_MILLIS) - daysBack();
        ratings.put(added.source(), (known == null ? RatedDays.NONE : known).plus(added, oldest));
        unshared.remove(added.source());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        List<StreamRecord<T>> before = waiting;
        waiting = new ArrayList<>();
        for (StreamRecord<T> element : before) {
            if (isReady(element.getValue())) {
                send(element);
            } else {
                waiting.add(element);
            }
        }
        super.processWatermark(mark);
    }

    /** Whether all ratings of its day are there: the day before is over. */
    private boolean isReady(T value) {
        return millis(value) == NO_TIME || watermark >= day(value) * DAY_MILLIS - 1;
    }

    private long day(T value) {
        return Math.floorDiv(millis(value), DAY_MILLIS);
    }

    private void send(StreamRecord<T> element) throws Exception {
        long day = day(element.getValue());
        output.collect(element.replace(rated(element.getValue(), source -> rating(source, day))));
    }

    private SourceRating rating(Source source, long day) throws Exception {
        RatedDays known = ratings.get(source.id());
        SourceRating found = known == null ? null : known.on(day);
        return found == null ? unshared.computeIfAbsent(source.id(), id -> prior.of(source)) : found;
    }
}
