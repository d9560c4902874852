/** Follows feeds of sites and journals (RSS, Atom, JSON Feed): what is published, by polling. */
@NullMarked
package io.rounds.ingest.follow.feeds;

import org.jspecify.annotations.NullMarked;
