/** The count of the peers in Spark Structured Streaming. */
@NullMarked
package io.rounds.peers.spark;

import org.jspecify.annotations.NullMarked;
