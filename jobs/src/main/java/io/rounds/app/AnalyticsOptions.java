package io.rounds.app;

import io.rounds.flink.Analysis;
import io.rounds.model.Community;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the analytics job computes, and how.
 *
 * @param communities whose tweets are analysed; at least one, with different names
 * @param analyses in the order of the registry, each name once
 * @param tweets how tweets are prepared for them
 */
public record AnalyticsOptions(List<Community> communities, List<Analysis> analyses, Tweets tweets) {

    /**
     * How tweets are prepared for the analyses.
     *
     * @param shuffleById whether versions of a tweet are brought together before duplicates are dropped: needed where the
     *     input is not partitioned by the id of a tweet's first version; costs about a tenth of the throughput
     * @param repostsFor for how much event time after a post its reposts get its content, on networks whose reposts have
     *     none
     * @param duplicatesFor for how much event time a tweet's id is remembered at least, to count it once
     * @param maxDuplicates ids a subtask remembers at most in that time
     */
    public record Tweets(boolean shuffleById, Duration repostsFor, Duration duplicatesFor, int maxDuplicates) {
        /** For input that is partitioned by {@code Tweet.partitionKey()}; few posts are passed on after three days. */
        public static final Tweets STANDARD = new Tweets(false, Duration.ofDays(3), Duration.ofDays(1), 2_000_000);

        public Tweets {
            if (repostsFor.isNegative() || repostsFor.isZero()) {
                throw new IllegalArgumentException("posts must be remembered for some time");
            }
            if (duplicatesFor.isNegative() || duplicatesFor.isZero() || maxDuplicates < 1) {
                throw new IllegalArgumentException("ids must be remembered for some time, and at least one of them");
            }
        }
    }

    public AnalyticsOptions {
        communities = List.copyOf(communities);
        analyses = List.copyOf(analyses);
        if (communities.isEmpty()) {
            throw new IllegalArgumentException("name at least one community: without one, no tweet is analysed");
        }
        if (communities.stream().map(Community::name).distinct().count() < communities.size()) {
            throw new IllegalArgumentException("each community can be named once");
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

    /** With this analysis in place of the one of the same name; where there is none, as the last one. */
    public AnalyticsOptions with(Analysis analysis) {
        List<Analysis> all = new ArrayList<>(analyses);
        int place = names().indexOf(analysis.name());
        if (place < 0) {
            all.add(analysis);
        } else {
            all.set(place, analysis);
        }
        return new AnalyticsOptions(communities, all, tweets);
    }

    /**
     * Without an analysis.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    public AnalyticsOptions without(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("there is no analysis " + name + ", but " + String.join(", ", names()));
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
