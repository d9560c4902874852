package io.rounds.bench.peers;

/**
 * The measurement of a run.
 *
 * @param version of the engine
 * @param seconds from the first tweet that it read to the last row that is compared
 * @param processorSeconds of its process in that time
 * @param brokerSeconds processor time of the Kafka broker (with this process) over the whole run; 0 where files are read
 * @param rows that are compared
 */
record PeerMeasurement(
        Peer peer,
        PeerSource source,
        int round,
        long tweets,
        String version,
        double seconds,
        double processorSeconds,
        double brokerSeconds,
        long rows) {

    double tweetsPerSecond() {
        return tweets / seconds;
    }

    double processorMicrosPerTweet() {
        return processorSeconds * 1e6 / tweets;
    }

    double brokerMicrosPerTweet() {
        return brokerSeconds * 1e6 / tweets;
    }
}
