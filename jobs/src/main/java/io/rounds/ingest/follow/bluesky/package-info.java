/**
 * Follows Bluesky through Jetstream, versions 1 and 2: a WebSocket with all public records of the network as JSON, of which
 * those with a hashtag of a community are kept, and later events about them.
 */
@NullMarked
package io.rounds.ingest.follow.bluesky;

import org.jspecify.annotations.NullMarked;
