/**
 * Reads what the networks and archives write. One parser per format, pure: bytes in, tweets, deletions and
 * rejections out, never an exception.
 */
@NullMarked
package io.rounds.ingest;

import org.jspecify.annotations.NullMarked;
