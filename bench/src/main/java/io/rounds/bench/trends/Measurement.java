package io.rounds.bench.trends;

/**
 * The measurement of a run.
 *
 * @param tweets read, by all subtasks
 * @param seconds from the first payload to the end of the job
 * @param processorSeconds CPU time of this process in that time
 */
record Measurement(
        RunConfig config, String contender, int round, long tweets, double seconds, double processorSeconds) {

    double tweetsPerSecond() {
        return tweets / seconds;
    }

    double processorMicrosPerTweet() {
        return processorSeconds * 1e6 / tweets;
    }
}
