/** One machine: a real Kafka, a real Elasticsearch, Flink in the JVM, and the commands of {@code rounds}. */
@NullMarked
package io.rounds.local;

import org.jspecify.annotations.NullMarked;
