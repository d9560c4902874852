package io.rounds.bench;

/**
 * One run.
 *
 * @param tweets read, by all subtasks
 * @param seconds from the first payload to the end of the job
 * @param processorSeconds of this process, all threads, in that time
 */
record Measurement(RunConfig setting, String contender, int round, long tweets, double seconds, double processorSeconds) {

    double tweetsPerSecond() {
        return tweets / seconds;
    }

    double processorMicrosPerTweet() {
        return processorSeconds * 1e6 / tweets;
    }
}
