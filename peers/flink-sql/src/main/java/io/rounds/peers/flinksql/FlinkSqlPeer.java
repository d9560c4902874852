package io.rounds.peers.flinksql;

import io.rounds.peers.CommunityTags;
import io.rounds.peers.PeerRun;
import io.rounds.peers.PeerTask;
import io.rounds.peers.RankedRow;
import io.rounds.peers.TopicCount;
import io.rounds.peers.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/**
 * Flink SQL, as its documentation suggests: window table-valued functions ({@code TUMBLE}, {@code HOP}), which share the
 * counts of slices among overlapping windows, and a window Top-N for each ranking.
 */
public final class FlinkSqlPeer {
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

    private FlinkSqlPeer() {}

    /** Runs it; for the arguments see {@link PeerTask}. */
    public static void main(String[] arguments) throws Exception {
        PeerRun.run(
                "Flink SQL " + StreamExecutionEnvironment.class.getPackage().getImplementationVersion(),
                FlinkSqlPeer::run,
                arguments);
    }

    private static void run(PeerTask task) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(configuration(task));
        environment.setParallelism(task.parallelism());
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
        tables.createTemporarySystemFunction("topics", new Topics(CommunityTags.read(task.communities())));
        tables.executeSql(payloads(task));
        tables.executeSql("CREATE TEMPORARY VIEW occurrences AS"
                + " SELECT ts, t.community, t.topic, t.original, p.`data`.author_id AS author"
                + " FROM payloads AS p, LATERAL TABLE(topics(p.`data`, p.includes)) AS t");
        List<String> rankings = new ArrayList<>();
        for (WindowSpec window : task.windows()) {
            tables.executeSql("CREATE TEMPORARY VIEW counts_" + window.name() + " AS " + counts(window));
            rankings.add(ranking(window, RankedRow.LIVE, "authors DESC, tweets DESC, topic", task.top()));
            rankings.add(ranking(
                    window,
                    RankedRow.SPREAD,
                    "CAST(authors AS DOUBLE) / tweets DESC, authors DESC, tweets DESC, topic",
                    task.top()));
        }
        // One query, so that the planner parses once and counts each window once for both rankings.
        Table all = tables.sqlQuery(String.join(" UNION ALL ", rankings));
        tables.toDataStream(all)
                .map(new WriteRow())
                .name("rows")
                .sinkTo(new DiscardingSink<>())
                .name("discard");
        environment.execute("flink-sql");
    }

    private static Configuration configuration(PeerTask task) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, task.work().toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        return configuration;
    }

    private static String payloads(PeerTask task) {
        String source = task.files() != null
                ? "'connector' = 'filesystem', 'path' = '" + task.files().toUri() + "'"
                : "'connector' = 'kafka', 'topic' = '" + task.topic() + "', 'properties.bootstrap.servers' = '"
                        + task.kafka() + "', 'properties.group.id' = 'peer',"
                        + " 'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = 'latest-offset'";
        return "CREATE TEMPORARY TABLE payloads (`data` " + Topics.DATA + ", includes " + Topics.INCLUDES
                + ", ts AS `data`.created_at, WATERMARK FOR ts AS ts - INTERVAL '30' SECOND) WITH (" + source
                + ", 'format' = 'json', 'json.timestamp-format.standard' = 'ISO-8601')";
    }

    private static String counts(WindowSpec window) {
        String windows = window.size().equals(window.slide())
                ? "TUMBLE(TABLE occurrences, DESCRIPTOR(ts), " + interval(window.size()) + ")"
                : "HOP(TABLE occurrences, DESCRIPTOR(ts), " + interval(window.slide()) + ", " + interval(window.size())
                        + ")";
        return "SELECT community, topic, window_start, window_end, COUNT(*) AS tweets,"
                + " COUNT(*) FILTER (WHERE original) AS originals, COUNT(DISTINCT author) AS authors"
                + " FROM TABLE(" + windows + ") GROUP BY community, topic, window_start, window_end";
    }

    private static String ranking(WindowSpec window, String ranking, String order, int top) {
        return "SELECT community, '" + window.name() + "' AS name, window_end, '" + ranking
                + "' AS ranking, place, topic, tweets, originals, authors FROM (SELECT *, ROW_NUMBER() OVER"
                + " (PARTITION BY window_start, window_end, community ORDER BY " + order + ") AS place FROM counts_"
                + window.name() + " WHERE authors >= " + TopicCount.MIN_AUTHORS + ") WHERE place <= " + top;
    }

    /** In the largest unit; a leading field has two digits by default. */
    private static String interval(Duration duration) {
        return duration.toMinutes() % (24 * 60) == 0
                ? "INTERVAL '" + duration.toDays() + "' DAY(5)"
                : duration.toMinutes() % 60 == 0
                        ? "INTERVAL '" + duration.toHours() + "' HOUR(5)"
                        : "INTERVAL '" + duration.toMinutes() + "' MINUTE(5)";
    }

    /** Writes a row of a ranking. */
    private static final class WriteRow implements MapFunction<Row, Long> {
        private static final long serialVersionUID = 1;

        @Override
        public Long map(Row row) {
            LocalDateTime end = row.getFieldAs("window_end");
            Instant instant = end.toInstant(ZoneOffset.UTC);
            PeerRun.write(List.of(new RankedRow(
                    row.getFieldAs("community"),
                    row.getFieldAs("name"),
                    instant.toEpochMilli(),
                    row.getFieldAs("ranking"),
                    (int) (long) row.<Long>getFieldAs("place"),
                    new TopicCount(
                            row.getFieldAs("topic"),
                            row.<Long>getFieldAs("tweets"),
                            row.<Long>getFieldAs("originals"),
                            row.<Long>getFieldAs("authors")))));
            return instant.toEpochMilli();
        }
    }
}
