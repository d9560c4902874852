package io.rounds.bench.trends;

import io.rounds.bench.results.ResultFile;
import io.rounds.model.Author;
import io.rounds.model.Community;
import io.rounds.model.Content;
import io.rounds.model.Fingerprint;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Marks;
import io.rounds.model.Platform;
import io.rounds.model.Reference;
import io.rounds.model.Relations;
import io.rounds.model.Revision;
import io.rounds.model.Tweet;
import io.rounds.trends.CountedTweet;
import io.rounds.trends.Limits;
import io.rounds.trends.PaneBuilder;
import io.rounds.trends.PaneNames;
import io.rounds.trends.Topic;
import io.rounds.trends.TopicGroup;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TopicTable;
import io.rounds.trends.TrendsOptions;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds bench windows}: what the windows of trends keep in memory as event time passes. */
@Command(
        name = "windows",
        description = {
            "Counts a synthetic stream in the tables of trends alone, without Flink, and prints the heap in use after a"
                    + " garbage collection as event time passes: what the four windows keep.",
            "",
            "Each tweet has one topic, half are reposts. The topic, the author and the reposted tweet of rank k are used 1/k"
                    + " as often as the first; reposted are the latest 100,000 tweets.",
            ""
        },
        sortOptions = false)
public final class WindowsBench implements Callable<Integer> {
    private static final int TABLES = 128;
    private static final int REPOSTABLE = 100_000;
    private static final double MEBI = 1 << 20;
    private static final int FIRST =
            (int) (Instant.parse("2025-01-06T00:00:00Z").getEpochSecond() / 60);

    @Option(
            names = "--rate",
            defaultValue = "20",
            description = "Tweets a second of event time (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--hours", defaultValue = "192", description = "Hours of event time (default: ${DEFAULT-VALUE}).")
    private int hours;

    @Option(
            names = "--every",
            defaultValue = "24",
            description = "Hours between two lines (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(names = "--topics", defaultValue = "1000", description = "Topics (default: ${DEFAULT-VALUE}).")
    private int topics;

    @Option(names = "--authors", defaultValue = "5000000", description = "Authors (default: ${DEFAULT-VALUE}).")
    private int authors;

    @Option(
            names = "--exact-authors",
            defaultValue = "10000",
            description = "Authors of a topic that are counted (default: ${DEFAULT-VALUE}).")
    private int exactAuthors;

    @Option(
            names = "--pane-memory",
            defaultValue = "512",
            description = "MiB from which on old panes are merged (default: ${DEFAULT-VALUE}).")
    private int paneMemory;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public WindowsBench() {}

    /**
     * A line of the table.
     *
     * @param heapMebibytes in use after a garbage collection, without what was in use before the first tweet
     * @param microsPerTweet processor time of the tables for each tweet since the line before, without building the tweets
     */
    record Line(int hour, long tweets, double heapMebibytes, double microsPerTweet) {}

    @Override
    public Integer call() throws Exception {
        TrendsOptions options =
                TrendsOptions.STANDARD.withLimits(new Limits(exactAuthors, ((long) paneMemory << 20) / TABLES));
        PrintWriter out = spec.commandLine().getOut();
        SplittableRandom random = new SplittableRandom(1);
        List<TopicTable> tables = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            tables.add(new TopicTable(options, FIRST - 1));
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double before = heap();
        List<Line> lines = new ArrayList<>();
        long tweets = 0;
        long counted = 0;
        long nanos = 0;
        for (int minute = FIRST; minute < FIRST + hours * 60; minute++) {
            List<Tweet> ofMinute = new ArrayList<>(rate * 60);
            for (int i = 0; i < rate * 60; i++) {
                ofMinute.add(tweet(random, tweets++, Instant.ofEpochSecond(minute * 60L + i / rate)));
            }
            long from = threads.getCurrentThreadCpuTime();
            advance(tables, minute, ofMinute);
            nanos += threads.getCurrentThreadCpuTime() - from;
            int hour = (minute + 1 - FIRST) / 60;
            if ((minute + 1 - FIRST) % 60 == 0 && (hour % every == 0 || hour == hours)) {
                ofMinute.clear();
                Line line = new Line(hour, tweets, heap() - before, nanos / 1e3 / (tweets - counted));
                lines.add(line);
                out.printf(
                        Locale.ROOT,
                        "%4d h  %,14d tweets  %,9.1f MiB  %6.2f us CPU each%n",
                        line.hour(),
                        line.tweets(),
                        line.heapMebibytes(),
                        line.microsPerTweet());
                out.flush();
                counted = tweets;
                nanos = 0;
            }
        }
        if (json != null) {
            ResultFile.write(json, options(), lines);
        }
        return 0;
    }

    private Map<String, Object> options() {
        return Map.of(
                "rate", rate,
                "topics", topics,
                "authors", authors,
                "exactAuthors", exactAuthors,
                "paneMemoryMebibytes", paneMemory);
    }

    private static void advance(List<TopicTable> tables, int minute, List<Tweet> tweets) {
        List<PaneBuilder> builders = new ArrayList<>(TABLES);
        PaneNames names = new PaneNames(tweets.size());
        for (int i = 0; i < TABLES; i++) {
            builders.add(new PaneBuilder(names));
        }
        CountedTweet counted = new CountedTweet();
        TopicGroup group = new TopicGroup(Community.ALL.name(), TopicKind.HASHTAG);
        for (Tweet tweet : tweets) {
            counted.set(tweet, Fingerprint.of(tweet.authorId()), names);
            String topic = Topic.of(group, TopicKind.HASHTAG.spelling(tweet, 0));
            long fingerprint = Fingerprint.of(topic);
            builders.get((int) Long.remainderUnsigned(fingerprint, TABLES))
                    .topic(topic, fingerprint)
                    .add(counted, names.of(TopicKind.HASHTAG.spelling(tweet, 0)));
        }
        for (int i = 0; i < TABLES; i++) {
            tables.get(i).advance(minute, builders.get(i).build());
            tables.get(i).emitBursts(burst -> {});
            tables.get(i).takeChanged((changed, pane) -> {});
        }
    }

    private Tweet tweet(SplittableRandom random, long number, Instant at) {
        String author = Long.toString(1_000_000_000L + zipf(random, authors));
        String topic = "topic" + zipf(random, topics);
        boolean isRepost = number > REPOSTABLE && random.nextBoolean();
        Relations relations = Relations.NONE;
        if (isRepost) {
            String of = Platform.X.id(Long.toString(number - 1 - zipf(random, REPOSTABLE)));
            relations = new Relations(null, new Reference(of, null, null), Reference.NONE, null);
        }
        return new Tweet(
                Platform.X.id(Long.toString(number)),
                Platform.X,
                null,
                at,
                isRepost ? Kind.REPOST : Kind.ORIGINAL,
                new Author(author, author, author, 0, 0, at, false, null),
                new Content("", "en", List.of(new Hashtag(topic, topic)), List.of(), List.of()),
                relations,
                Revision.FIRST,
                List.of(),
                Marks.NONE);
    }

    /** A number below a bound; k + 1 is as much rarer than 1 as it is greater. */
    private static int zipf(SplittableRandom random, int bound) {
        return Math.min(bound - 1, (int) (Math.exp(random.nextDouble() * Math.log(bound + 1.0)) - 1));
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBI;
    }
}
