/** Reads entries of feeds, as the follower of feeds writes them. */
@NullMarked
package io.rounds.ingest.feeds;

import org.jspecify.annotations.NullMarked;
