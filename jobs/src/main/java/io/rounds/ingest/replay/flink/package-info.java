/** Sorts archives by event time on disk, and reads the sorted file as a Flink source with an end. */
@NullMarked
package io.rounds.ingest.replay.flink;

import org.jspecify.annotations.NullMarked;
