package io.rounds.app;

import io.rounds.flink.Analysis;
import io.rounds.model.Community;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of the analytics job.
 *
 * @param communities to analyse; at least one, with distinct names
 * @param analyses in the order of the registry, with distinct names
 * @param tweets how tweets are prepared for them
 */
public record AnalyticsOptions(List<Community> communities, List<Analysis> analyses, Tweets tweets) {

    /**
     * How tweets are prepared for the analyses.
     *
     * @param shuffleById whether to shuffle tweets by id before deduplication: required if the input is not partitioned by the
     *     id of the first version of a tweet; reduces the throughput by about a tenth
     * @param repostsFor event time for which the content of a post is kept to complete its reposts, on networks whose reposts
     *     do not contain it
     * @param duplicatesFor minimum event time for which the id of a tweet is kept for deduplication
     * @param maxDuplicates maximum number of ids that a subtask keeps
     */
    public record Tweets(boolean shuffleById, Duration repostsFor, Duration duplicatesFor, int maxDuplicates) {
        /** For input that is partitioned by {@code Tweet.partitionKey()}. Few posts are reposted after three days. */
        public static final Tweets STANDARD = new Tweets(false, Duration.ofDays(3), Duration.ofDays(1), 2_000_000);

        public Tweets {
            if (repostsFor.isNegative() || repostsFor.isZero()) {
                throw new IllegalArgumentException("repostsFor must be positive");
            }
            if (duplicatesFor.isNegative() || duplicatesFor.isZero() || maxDuplicates < 1) {
                throw new IllegalArgumentException("duplicatesFor must be positive and maxDuplicates 1 or more");
            }
        }
    }

    public AnalyticsOptions {
        communities = List.copyOf(communities);
        analyses = List.copyOf(analyses);
        if (communities.isEmpty()) {
            throw new IllegalArgumentException("specify at least one community: without one, no tweet is analysed");
        }
        if (communities.stream().map(Community::name).distinct().count() < communities.size()) {
            throw new IllegalArgumentException("each community can be specified only once");
        }
        if (analyses.stream().map(Analysis::name).distinct().count() < analyses.size()) {
            throw new IllegalArgumentException("each analysis can run once");
        }
    }

    /** All analyses with their default options, over these communities. */
    public static AnalyticsOptions of(List<Community> communities) {
        return of(communities, Analyses.standard());
    }

    /** These analyses over these communities. */
    public static AnalyticsOptions of(List<Community> communities, List<Analysis> analyses) {
        return new AnalyticsOptions(communities, analyses, Tweets.STANDARD);
    }

    /** Replaces the analysis of the same name, or appends this one if there is none. */
    public AnalyticsOptions with(Analysis analysis) {
        List<Analysis> all = new ArrayList<>(analyses);
        int index = names().indexOf(analysis.name());
        if (index < 0) {
            all.add(analysis);
        } else {
            all.set(index, analysis);
        }
        return new AnalyticsOptions(communities, all, tweets);
    }

    /**
     * Without an analysis.
     *
     * @throws IllegalArgumentException if there is no analysis of that name
     */
    public AnalyticsOptions without(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    "there is no analysis " + name + "; there are " + String.join(", ", names()));
        }
        return new AnalyticsOptions(
                communities,
                analyses.stream()
                        .filter(analysis -> !analysis.name().equals(name))
                        .toList(),
                tweets);
    }

    public AnalyticsOptions withShuffleById() {
        return with(new Tweets(true, tweets.repostsFor, tweets.duplicatesFor, tweets.maxDuplicates));
    }

    public AnalyticsOptions withRepostsFor(Duration other) {
        return with(new Tweets(tweets.shuffleById, other, tweets.duplicatesFor, tweets.maxDuplicates));
    }

    private AnalyticsOptions with(Tweets others) {
        return new AnalyticsOptions(communities, analyses, others);
    }

    private List<String> names() {
        return analyses.stream().map(Analysis::name).toList();
    }
}
