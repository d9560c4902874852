/** The formats of Meta's networks: the copies of their own data that people download from Facebook and Threads. */
@NullMarked
package io.rounds.ingest.meta;

import org.jspecify.annotations.NullMarked;
