package io.rounds.bench.all;

import static io.rounds.bench.all.Figures.number;
import static io.rounds.bench.all.Figures.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of the documentation, in Markdown, each from the results of one benchmark or several. */
final class Tables {
    private static final double GIB = 1L << 30;
    private static final double DAYS = 365;
    /** What runs beside the job keeps a part of the machine: half of it is for the job. */
    private static final double SHARE = 0.5;

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double MICROS = 1e6;

    /** Makes a table. */
    interface Table {
        /** Null where a result that it needs is not there. */
        @Nullable String markdown(Figures figures) throws IOException;
    }

    private Tables() {}

    /** All tables by the name of their place in the documentation. */
    static Map<String, Table> all() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("machine", Tables::machine);
        tables.put("density", Tables::density);
        for (String name : List.of("trends", "job", "rocksdb")) {
            tables.put(name, figures -> trends(figures, name));
        }
        tables.put("parse", figures -> jmh(figures, "parse", "times Jackson's readTree"));
        tables.put("files", Tables::files);
        tables.put("extract", figures -> jmh(figures, "extract", "times twitter-text"));
        tables.put("follow", Tables::follow);
        tables.put("curves", Tables::curves);
        tables.put("replay", Tables::replay);
        tables.put("peers", Tables::peers);
        tables.put("export", Tables::export);
        tables.put("explorer", Tables::explorer);
        tables.put("chats", Tables::chats);
        tables.put("sessions", Tables::sessions);
        tables.put("capacity", Tables::capacity);
        tables.put("summary", Tables::summary);
        return tables;
    }

    private static @Nullable String follow(Figures figures) throws IOException {
        JsonNode results = figures.of("follow");
        if (results == null) {
            return null;
        }
        StringBuilder table = new StringBuilder(
                "| stream | events/s | events/s of processor time | share of a core |\n|---|---|---|---|");
        for (JsonNode line : results.path("results")) {
            table.append("\n| ")
                    .append(line.path("stream").asText())
                    .append(" | ")
                    .append(number(line.path("perSecond")))
                    .append(" | ")
                    .append(number(line.path("perCore")))
                    .append(" | ")
                    .append(number(100 * line.path("core").asDouble()))
                    .append(" % |");
        }
        return table.toString();
    }

    private static @Nullable String machine(Figures figures) throws IOException {
        JsonNode machine = figures.of("machine");
        return machine == null
                ? null
                : String.format(
                        Locale.ROOT,
                        "Measured %s at commit %s on %s, %d cores, %,d MiB of memory, %s, %s; load average before it %.1f.",
                        machine.path("measuredAt").asText().substring(0, 10),
                        machine.path("commit").asText(),
                        machine.path("cpu").asText(),
                        machine.path("cores").asInt(),
                        machine.path("memoryMib").asLong(),
                        machine.path("system").asText(),
                        machine.path("java").asText(),
                        machine.path("loadAverage").asDouble());
    }

    private static @Nullable String density(Figures figures) throws IOException {
        Markdown table = new Markdown(
                "tweets a minute", "four windows of parsing alone, by processor time", "by the clock", "us a tweet");
        for (String name : List.of("trends-60", "trends-1000", "trends-10000", "trends")) {
            JsonNode results = figures.of(name);
            JsonNode line = figures.line(name, "contender", "trends-all");
            if (results != null && line != null) {
                table.row(
                        whole(results.path("options").path("tweetsPerMinute")),
                        number(line.path("processorOfParse")),
                        number(line.path("ofParse")),
                        number(line.path("processorMicrosPerTweet")));
            }
        }
        return table.orNull();
    }

    private static @Nullable String trends(Figures figures, String name) throws IOException {
        Markdown table = new Markdown(
                "job", "state", "tweets/s", "of parsing alone", "times stock windows", "us of processor time a tweet");
        for (JsonNode line : results(figures, name)) {
            table.row(
                    line.path("contender").asText(),
                    line.path("backend").asText(),
                    number(line.path("tweetsPerSecond")),
                    number(line.path("ofParse")),
                    number(line.path("timesStock")),
                    number(line.path("processorMicrosPerTweet")));
        }
        return table.orNull();
    }

    private static @Nullable String jmh(Figures figures, String name, String peer) throws IOException {
        Markdown table = new Markdown("method", "tweets per second of one core", peer);
        for (JsonNode line : results(figures, name)) {
            table.row(
                    "`" + line.path("name").asText() + "`",
                    number(line.path("tweetsPerCoreSecond")),
                    number(line.path("timesPeer")));
        }
        return table.orNull();
    }

    private static @Nullable String files(Figures figures) throws IOException {
        Markdown table = new Markdown("file", "bytes a tweet", "MB/s", "tweets/s", "MB/s, of NDJSON's");
        for (JsonNode line : results(figures, "files")) {
            table.row(
                    line.path("name").asText(),
                    whole(line.path("bytesPerTweet")),
                    number(line.path("megabytesPerSecond")),
                    number(line.path("tweetsPerSecond")),
                    number(line.path("ofNdjson")));
        }
        return table.orNull();
    }

    private static @Nullable String curves(Figures figures) throws IOException {
        Markdown table = new Markdown(
                "axis", "value", "tweets/s", "us of processor time a tweet", "ms of processor time a minute of events");
        for (JsonNode line : results(figures, "curves")) {
            table.row(
                    line.path("point").path("axis").asText(),
                    line.path("point").path("value").asText(),
                    number(line.path("tweetsPerSecond")),
                    number(line.path("processorMicrosPerTweet")),
                    number(line.path("processorMillisPerMinute")));
        }
        return table.orNull();
    }

    private static @Nullable String replay(Figures figures) throws IOException {
        Markdown table =
                new Markdown("replay to", "tweets", "s", "tweets/s", "heap after a collection, MiB", "bytes a tweet");
        for (JsonNode line : results(figures, "replay")) {
            table.row(
                    line.path("target").asText(),
                    whole(line.path("tweets")),
                    number(line.path("seconds")),
                    number(line.path("tweetsPerSecond")),
                    whole(line.path("liveMib")),
                    number(bytesPerTweet(line)));
        }
        return table.orNull();
    }

    private static double bytesPerTweet(JsonNode line) {
        double bytes = 0;
        for (JsonNode index : line.path("bytes")) {
            bytes += index.asDouble();
        }
        return bytes / Math.max(1, line.path("tweets").asDouble());
    }

    private static @Nullable String peers(Figures figures) throws IOException {
        Markdown table = new Markdown(
                "read from",
                "engine",
                "tweets/s",
                "Rounds is faster",
                "us of processor time a tweet",
                "times that of Rounds",
                "and of Kafka");
        for (JsonNode line : results(figures, "peers")) {
            table.row(
                    line.path("source").asText(),
                    line.path("title").asText() + version(line),
                    number(line.path("tweetsPerSecond")),
                    number(line.path("timesSlower")),
                    number(line.path("processorMicrosPerTweet")),
                    number(line.path("timesProcessor")),
                    line.path("source").asText().equals("kafka") ? number(line.path("brokerMicrosPerTweet")) : "");
        }
        return table.orNull();
    }

    private static String version(JsonNode line) {
        String version = line.path("version").asText();
        String number = version.substring(version.lastIndexOf(' ') + 1);
        return number.matches("[0-9].*") ? " " + number : "";
    }

    private static @Nullable String export(Figures figures) throws IOException {
        Markdown table =
                new Markdown("`rounds export ...`", "s", "MiB written", "peak heap, MiB", "after a collection, MiB");
        for (JsonNode line : results(figures, "export")) {
            table.row(
                    "`" + line.path("arguments").asText() + "`",
                    number(line.path("seconds")),
                    number(line.path("mib")),
                    whole(line.path("peakMib")),
                    whole(line.path("liveMib")));
        }
        return table.orNull();
    }

    private static @Nullable String explorer(Figures figures) throws IOException {
        Markdown table = new Markdown("pause, ms", "question", "questions/s", "p50 ms", "p95 ms", "p99 ms");
        for (JsonNode line : results(figures, "explorer")) {
            table.row(
                    whole(line.path("pause")),
                    line.path("kind").asText(),
                    number(line.path("perSecond")),
                    number(line.path("p50")),
                    number(line.path("p95")),
                    number(line.path("p99")));
        }
        return table.orNull();
    }

    private static @Nullable String chats(Figures figures) throws IOException {
        Markdown table = new Markdown("tweets/s", "tweets", "p50 ms", "p99 ms", "most ms");
        for (JsonNode line : results(figures, "chats")) {
            table.row(
                    whole(line.path("rate")),
                    whole(line.path("tweets")),
                    whole(line.path("p50")),
                    whole(line.path("p99")),
                    whole(line.path("max")));
        }
        return table.orNull();
    }

    private static @Nullable String sessions(Figures figures) throws IOException {
        Markdown table = new Markdown(
                "stream",
                "tweets",
                "planned",
                "found",
                "within 2 minutes",
                "planned time in sessions",
                "its tweets in sessions",
                "those of busy hours",
                "invented",
                "splits",
                "merges");
        for (JsonNode line : results(figures, "sessions")) {
            JsonNode score = line.path("score");
            table.row(
                    line.path("stream").asText(),
                    whole(line.path("tweets")),
                    whole(score.path("planned")),
                    whole(score.path("found")),
                    whole(score.path("exact")),
                    percent(score.path("time")),
                    percent(score.path("tweets")),
                    percent(score.path("busyTweets")),
                    whole(score.path("invented")),
                    whole(score.path("splits")),
                    whole(score.path("merges")));
        }
        return table.orNull();
    }

    /** A share in percent; nothing where there was nothing to take a share of. */
    private static String percent(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.asDouble()) : "";
    }

    /**
     * What streams need: cores by the processor time of the whole job at half of a core's capacity, disk by the bytes that a
     * replay of a simulated year leaves.
     */
    private static @Nullable String capacity(Figures figures) throws IOException {
        JsonNode job = figures.line("job", "contender", "job-credibility");
        JsonNode files = figures.line("replay", "target", "files");
        JsonNode elasticsearch = figures.line("replay", "target", "elasticsearch");
        if (job == null || files == null || elasticsearch == null) {
            return null;
        }
        Markdown table = new Markdown(
                "stream",
                "tweets a day",
                "tweets/s",
                "cores for the job",
                "Elasticsearch, GiB a year",
                "NDJSON, GiB a year");
        for (Stream stream : Stream.ALL) {
            double perSecond = stream.perDay() / SECONDS_PER_DAY;
            table.row(
                    stream.title(),
                    String.format(Locale.ROOT, "%,d", stream.perDay()),
                    number(perSecond),
                    number(perSecond * job.path("processorMicrosPerTweet").asDouble() / MICROS / SHARE),
                    number(stream.perDay() * DAYS * bytesPerTweet(elasticsearch) / GIB),
                    number(stream.perDay() * DAYS * bytesPerTweet(files) / GIB));
        }
        return table.orNull();
    }

    /** A stream that somebody may want to analyse; its sources are in {@code docs/capacity.md}. */
    private record Stream(String title, long perDay) {
        static final List<Stream> ALL = List.of(
                new Stream("#FOAMed", 1_400),
                new Stream("ten communities", 14_000),
                new Stream("all posts of Bluesky", 3_900_000),
                new Stream("a tenth of X", 50_000_000));
    }

    private static @Nullable String summary(Figures figures) throws IOException {
        Markdown table = new Markdown("what", "how", "result");
        trendsSummary(figures, table);
        JsonNode parse = figures.line("parse", "name", "parse");
        if (parse != null) {
            table.row(
                    "parsing, simulated tweets of the X API v2, JMH",
                    "`./rounds bench parse`",
                    number(parse.path("tweetsPerCoreSecond")) + " tweets in a second of one core's time; "
                            + number(parse.path("timesPeer")) + " times Jackson's readTree in the same run");
        }
        JsonNode extract = figures.line("extract", "name", "extract");
        if (extract != null) {
            table.row(
                    "extraction from text, simulated tweets, JMH",
                    "`./rounds bench extract`",
                    number(extract.path("tweetsPerCoreSecond")) + " tweets in a second of one core's time; "
                            + number(extract.path("timesPeer")) + " times twitter-text's library in the same run");
        }
        JsonNode job = figures.line("job", "contender", "job-credibility");
        if (job != null) {
            table.row(
                    "the whole job, all analyses, documents rendered",
                    "`./rounds bench all --only job`",
                    number(job.path("tweetsPerSecond")) + " tweets/s; " + number(job.path("processorMicrosPerTweet"))
                            + " us of processor time a tweet");
        }
        peersSummary(figures, table);
        for (JsonNode line : results(figures, "replay")) {
            table.row(
                    "`rounds replay`, " + whole(line.path("tweets")) + " simulated tweets, to "
                            + line.path("target").asText(),
                    "`./rounds bench replay`",
                    number(line.path("seconds")) + " s, " + number(line.path("tweetsPerSecond"))
                            + " tweets/s, process start" + " to end");
        }
        JsonNode explorer = figures.line("explorer", "kind", "all of the API");
        if (explorer != null) {
            table.row(
                    "the explorer's API, 50 people with a pause of a second, a simulated year in Elasticsearch",
                    "`./rounds bench explorer`",
                    "p50 " + number(explorer.path("p50")) + " ms, p95 " + number(explorer.path("p95")) + " ms, p99 "
                            + number(explorer.path("p99")) + " ms");
        }
        for (JsonNode line : results(figures, "chats")) {
            table.row(
                    "from a tweet sent to Kafka to the chat's document in Elasticsearch that counts it, at "
                            + whole(line.path("rate")) + " tweets/s",
                    "`./rounds bench chats`",
                    "p50 " + whole(line.path("p50")) + " ms, p99 " + whole(line.path("p99")) + " ms");
        }
        return table.orNull();
    }

    private static void trendsSummary(Figures figures, Markdown table) throws IOException {
        JsonNode all = figures.line("trends", "contender", "trends-all");
        JsonNode parse = figures.line("trends", "contender", "parse");
        if (all != null && parse != null) {
            table.row(
                    "trends job, four windows, each computed every minute",
                    "`./rounds bench all --only trends`",
                    number(all.path("tweetsPerSecond")) + " tweets/s on two cores, " + number(all.path("ofParse"))
                            + " of parsing alone (" + number(parse.path("tweetsPerSecond")) + "), "
                            + number(all.path("timesStock")) + " times stock sliding windows");
        }
    }

    private static void peersSummary(Figures figures, Markdown table) throws IOException {
        List<String> ratios = new ArrayList<>();
        for (JsonNode line : results(figures, "peers")) {
            if (!line.path("peer").asText().equals("rounds")
                    && line.path("timesSlower").isNumber()) {
                ratios.add(number(line.path("timesSlower")) + " times "
                        + line.path("title").asText() + " from "
                        + (line.path("source").asText().equals("kafka") ? "Kafka" : "a file"));
            }
        }
        if (!ratios.isEmpty()) {
            table.row("the same count beside other engines", "`./rounds bench peers`", String.join(", ", ratios));
        }
    }

    private static List<JsonNode> results(Figures figures, String name) throws IOException {
        JsonNode results = figures.of(name);
        List<JsonNode> lines = new ArrayList<>();
        if (results != null) {
            results.path("results").forEach(lines::add);
        }
        return lines;
    }

    /** A table in the making. */
    private static final class Markdown {
        private final List<String> lines = new ArrayList<>();

        Markdown(String... header) {
            row(header);
            lines.add("|" + "---|".repeat(header.length));
        }

        void row(String... cells) {
            lines.add("| " + String.join(" | ", cells) + " |");
        }

        @Nullable String orNull() {
            return lines.size() > 2 ? String.join("\n", lines) : null;
        }
    }
}
