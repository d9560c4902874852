/**
 * Records a followed stream in files of NDJSON, with the position beside them, so that a recording goes on where it stopped
 * without a gap or a line twice, whatever ended it.
 */
@NullMarked
package io.rounds.ingest.follow.file;

import org.jspecify.annotations.NullMarked;
