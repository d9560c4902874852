/** Rounds on one machine: a real Kafka, a real Elasticsearch and Flink in the JVM, and the demo and replays on top of them. */
@NullMarked
package io.rounds.local;

import org.jspecify.annotations.NullMarked;
