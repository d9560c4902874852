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
 * Joins each record with the ratings that its sources had at its time: those as of the end of the day before.
 *
 * <p>A record is buffered until the watermark has passed the end of the day before it, when all ratings of that day have
 * arrived; so the result does not depend on which input was faster. Except in the first moments of a day, records pass at
 * once. The ratings of all sources that were ever shared are broadcast to every subtask, some 100 bytes each, so that a hot
 * source does not overload one subtask.
 *
 * @param <T> type of the records
 */
public abstract class TemporalRatingJoin<T> extends AbstractStreamOperator<T>
        implements TwoInputStreamOperator<T, SourceRating, T> {
    private static final long serialVersionUID = 1;
    /** The time of records that need no ratings. */
    protected static final long NO_TIME = Long.MIN_VALUE;

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Ratings of one source, by the day from which they hold, ascending. */
    public record RatedDays(List<SourceRating> ratings) {
        static final RatedDays NONE = new RatedDays(List.of());

        /** Adds a rating and drops those that no day from {@code oldest} on needs. */
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
    private transient ListState<T> snapshot;
    private transient List<StreamRecord<T>> buffered;
    private transient Map<String, SourceRating> priorRatings;
    private transient long watermark;

    /** @param type of the records */
    protected TemporalRatingJoin(TypeInformation<T> type, PriorRatings prior) {
        this.type = type;
        this.prior = prior;
    }

    /** The type of the records. */
    final TypeInformation<T> type() {
        return type;
    }

    /** Looks up ratings. */
    public interface Lookup {
        /** The rating of a source at the time of the record. */
        SourceRating of(Source source) throws Exception;
    }

    /** The time whose ratings apply, in milliseconds; {@link #NO_TIME} for records that need none and are not buffered. */
    protected abstract long millis(T value);

    /** How many days behind the watermark the time of a record may be. */
    protected int daysBack() {
        return 0;
    }

    /** The record with its ratings. */
    protected abstract T rated(T value, Lookup lookup) throws Exception;

    @Override
    public void open() throws Exception {
        super.open();
        watermark = Long.MIN_VALUE;
        ratings = getOperatorStateBackend().getBroadcastState(RATINGS);
        snapshot = getOperatorStateBackend().getListState(new ListStateDescriptor<>("buffered", type));
        buffered = new ArrayList<>();
        for (T value : snapshot.get()) {
            buffered.add(new StreamRecord<>(value, millis(value)));
        }
        priorRatings = new HashMap<>();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<T> values = new ArrayList<>(buffered.size());
        for (StreamRecord<T> record : buffered) {
            values.add(record.getValue());
        }
        snapshot.update(values);
    }

    @Override
    public void processElement1(StreamRecord<T> element) throws Exception {
        if (isReady(element.getValue())) {
            send(element);
        } else {
            buffered.add(element.copy(element.getValue()));
        }
    }

    @Override
    public void processElement2(StreamRecord<SourceRating> element) throws Exception {
        SourceRating added = element.getValue();
        RatedDays known = ratings.get(added.source());
        long oldest = watermark == Long.MIN_VALUE ? Long.MIN_VALUE : Math.floorDiv(watermark, DAY_MILLIS) - daysBack();
        ratings.put(added.source(), (known == null ? RatedDays.NONE : known).plus(added, oldest));
        priorRatings.remove(added.source());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        List<StreamRecord<T>> before = buffered;
        buffered = new ArrayList<>();
        for (StreamRecord<T> element : before) {
            if (isReady(element.getValue())) {
                send(element);
            } else {
                buffered.add(element);
            }
        }
        super.processWatermark(mark);
    }

    /** Whether all ratings of its day have arrived: the day before is over. */
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
        return found == null ? priorRatings.computeIfAbsent(source.id(), id -> prior.of(source)) : found;
    }
}
