package io.rounds.app;

import io.rounds.trends.TopicRow;
import io.rounds.trends.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps the last version of every place near the top of a ranking, in the JVM of the test. */
final class TrendCollector implements Sink<Trend> {
    private static final long serialVersionUID = 1;
    private static final int TOP = 5;
    private static final double NOTABLE = 1.5;
    private static final Map<String, Map<String, Place>> ALL = new ConcurrentHashMap<>();

    private final String run = UUID.randomUUID().toString();

    /** A place in the rankings; a rank of 0 is none. */
    record Place(String community, String topic, Instant end, int live, int unusual, double surprise, int authors) {}

    TrendCollector() {
        ALL.put(run, new ConcurrentHashMap<>());
    }

    List<Place> places() {
        return new ArrayList<>(places(run).values());
    }

    @Override
    public SinkWriter<Trend> createWriter(WriterInitContext context) {
        return new Writer(run);
    }

    private static Map<String, Place> places(String run) {
        return ALL.getOrDefault(run, Map.of());
    }

    private record Writer(String run) implements SinkWriter<Trend> {
        @Override
        public void write(Trend trend, Context context) {
            String key = trend.community() + ' ' + trend.windowEnd() + ' ' + trend.topic();
            TopicRow row = trend.row();
            int live = trend.liveRank() == null ? 0 : trend.liveRank();
            int unusual = trend.unusualRank() == null ? 0 : trend.unusualRank();
            boolean top = (live > 0 && live <= TOP) || (unusual > 0 && unusual <= TOP);
            if (row != null && (top || (unusual > 0 && row.surprise() >= NOTABLE))) {
                places(run)
                        .put(
                                key,
                                new Place(
                                        trend.community(),
                                        trend.topic(),
                                        trend.windowEnd(),
                                        live,
                                        unusual,
                                        row.surprise(),
                                        row.authors()));
            } else {
                places(run).remove(key);
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
