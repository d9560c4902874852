/** The Flink side of reading: sources, watermarks, and counting each tweet once. */
@NullMarked
package io.rounds.ingest.flink;

import org.jspecify.annotations.NullMarked;
