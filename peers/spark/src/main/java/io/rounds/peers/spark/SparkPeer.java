package io.rounds.peers.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.window;

import io.rounds.peers.CommunityTags;
import io.rounds.peers.PeerRun;
import io.rounds.peers.PeerTask;
import io.rounds.peers.RankedRow;
import io.rounds.peers.TopicCount;
import io.rounds.peers.WindowSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;

/**
 * Spark Structured Streaming: event-time windows in append mode, so that a window is emitted once, when the watermark has
 * passed it, and ranked in {@code foreachBatch}, since a streaming query cannot rank. The four windows are one query.
 */
public final class SparkPeer {
    private static final String SCHEMA = "data struct<id: string, author_id: string, created_at: timestamp,"
            + " entities: struct<hashtags: array<struct<tag: string>>>,"
            + " referenced_tweets: array<struct<type: string, id: string>>>,"
            + " includes struct<tweets: array<struct<id: string, entities: struct<hashtags: array<struct<tag: string>>>>>>";
    /** Records of Kafka in a micro-batch; a file has as many lines. */
    private static final int BATCH = 50_000;
    /** Keys of an aggregation in memory before it sorts instead; the default of 128 is for large values. */
    private static final int MANY_KEYS = 1_000_000;

    private SparkPeer() {}

    /** Runs it; for the arguments see {@link PeerTask}. */
    public static void main(String[] arguments) throws Exception {
        PeerRun.run("Spark " + SparkSession.class.getPackage().getImplementationVersion(), SparkPeer::run, arguments);
    }

    private static void run(PeerTask task) throws Exception {
        try (SparkSession spark = SparkSession.builder()
                .master("local[" + task.parallelism() + "]")
                .appName("peer")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", task.parallelism())
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", MANY_KEYS)
                .config("spark.local.dir", task.work().toString())
                .getOrCreate()) {
            Dataset<Row> occurrences = occurrences(payloads(spark, task), CommunityTags.read(task.communities()));
            Dataset<Row> counts = task.windows().stream()
                    .map(window -> counts(occurrences, window))
                    .reduce(Dataset::union)
                    .orElseThrow();
            counts.writeStream()
                    .outputMode("append")
                    .option(
                            "checkpointLocation",
                            task.work().resolve("checkpoint").toString())
                    .trigger(Trigger.AvailableNow())
                    .foreachBatch((Dataset<Row> closed, Long batch) -> rank(closed, task.top()))
                    .start()
                    .awaitTermination();
        }
    }

    private static Dataset<Row> payloads(SparkSession spark, PeerTask task) {
        if (task.chunks() != null) {
            return spark.readStream()
                    .schema(StructType.fromDDL(SCHEMA))
                    .option("maxFilesPerTrigger", 1)
                    .json(task.chunks().toString());
        }
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", String.valueOf(task.kafka()))
                .option("subscribe", task.topic())
                .option("startingOffsets", "earliest")
                .option("maxOffsetsPerTrigger", BATCH)
                .load()
                .select(from_json(col("value").cast("string"), StructType.fromDDL(SCHEMA))
                        .as("payload"))
                .select("payload.data", "payload.includes");
    }

    private static Dataset<Row> occurrences(Dataset<Row> payloads, CommunityTags communities) {
        return payloads.select(
                        col("data.created_at").as("ts"),
                        col("data.author_id").as("author"),
                        explode(udf(new Topics(communities), Topics.TYPE).apply(col("data"), col("includes")))
                                .as("t"))
                .select(col("ts"), col("author"), col("t.community"), col("t.topic"), col("t.original"))
                .withWatermark("ts", "30 seconds");
    }

    private static Dataset<Row> counts(Dataset<Row> occurrences, WindowSpec window) {
        return occurrences
                .groupBy(
                        window(col("ts"), interval(window.size()), interval(window.slide()))
                                .as("window"),
                        col("community"),
                        col("topic"))
                .agg(
                        count(lit(1)).as("tweets"),
                        count_if(col("original")).as("originals"),
                        size(collect_set(col("author"))).cast("long").as("authors"))
                .select(
                        lit(window.name()).as("name"),
                        col("window.end").as("end"),
                        col("community"),
                        col("topic"),
                        col("tweets"),
                        col("originals"),
                        col("authors"));
    }

    /** Ranks all topics of the windows that were closed by a micro-batch. */
    private static void rank(Dataset<Row> closed, int top) {
        Dataset<Row> ranking = closed.filter(col("authors").geq(TopicCount.MIN_AUTHORS));
        Column[] live = {col("authors").desc(), col("tweets").desc(), col("topic")};
        Column[] spread = {
            col("authors").cast("double").divide(col("tweets")).desc(),
            col("authors").desc(),
            col("tweets").desc(),
            col("topic")
        };
        List<Row> rows = ranking.withColumn(RankedRow.LIVE, place(live))
                .withColumn(RankedRow.SPREAD, place(spread))
                .filter(col(RankedRow.LIVE).leq(top).or(col(RankedRow.SPREAD).leq(top)))
                .collectAsList();
        List<RankedRow> ranked = new ArrayList<>();
        for (Row row : rows) {
            add(ranked, row, RankedRow.LIVE, top);
            add(ranked, row, RankedRow.SPREAD, top);
        }
        PeerRun.write(ranked);
    }

    private static Column place(Column... order) {
        return row_number().over(Window.partitionBy("name", "end", "community").orderBy(order));
    }

    private static void add(List<RankedRow> ranked, Row row, String ranking, int top) {
        int place = row.getAs(ranking);
        if (place <= top) {
            ranked.add(new RankedRow(
                    row.getAs("community"),
                    row.getAs("name"),
                    row.<java.sql.Timestamp>getAs("end").getTime(),
                    ranking,
                    place,
                    new TopicCount(
                            row.getAs("topic"), row.getAs("tweets"), row.getAs("originals"), row.getAs("authors"))));
        }
    }

    private static String interval(Duration duration) {
        return duration.toMinutes() + " minutes";
    }
}
