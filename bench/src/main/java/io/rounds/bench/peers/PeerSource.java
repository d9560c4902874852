package io.rounds.bench.peers;

/** Where peers read the tweets from. */
enum PeerSource {
    FILE,
    KAFKA
}
