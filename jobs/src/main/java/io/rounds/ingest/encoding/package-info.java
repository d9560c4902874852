/** Turns the bytes of text files into UTF-8, whatever encoding they are in. */
@NullMarked
package io.rounds.ingest.encoding;

import org.jspecify.annotations.NullMarked;
