/** A followed network as a source of Flink, with its position in checkpoints. */
@NullMarked
package io.rounds.ingest.follow.flink;

import org.jspecify.annotations.NullMarked;
