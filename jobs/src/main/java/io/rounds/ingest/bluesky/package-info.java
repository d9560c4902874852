/** The format of Bluesky: events of its Jetstream, with the addresses, identifiers and rich text they contain. */
@NullMarked
package io.rounds.ingest.bluesky;

import org.jspecify.annotations.NullMarked;
