/**
 * {@code rounds up}: Kafka, Elasticsearch, Flink, the followers of networks and the page on this machine, with data that
 * stay. Each part is watched and restarted; the next start goes on where the last one stopped, however it stopped.
 */
@NullMarked
package io.rounds.local.up;

import org.jspecify.annotations.NullMarked;
