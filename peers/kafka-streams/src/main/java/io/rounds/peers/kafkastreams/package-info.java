/** The count of the peers in Kafka Streams. */
@NullMarked
package io.rounds.peers.kafkastreams;

import org.jspecify.annotations.NullMarked;
