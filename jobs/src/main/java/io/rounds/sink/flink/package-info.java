/**
 * The sinks in Flink: how the stream of documents gets into Elasticsearch or into files, with retries and checkpoints.
 */
@NullMarked
package io.rounds.sink.flink;

import org.jspecify.annotations.NullMarked;
