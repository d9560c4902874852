/** The count of the peers on Flink: once by Rounds, once by Flink's own sliding windows. */
@NullMarked
package io.rounds.peers.flink;

import org.jspecify.annotations.NullMarked;
