/** The count of the peers in Flink SQL. */
@NullMarked
package io.rounds.peers.flinksql;

import org.jspecify.annotations.NullMarked;
