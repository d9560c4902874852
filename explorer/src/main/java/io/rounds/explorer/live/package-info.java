/**
 * Freshness: {@link io.rounds.explorer.live.Monitor} polls Elasticsearch for new documents once for all clients, and
 * {@link io.rounds.explorer.live.Live} notifies open pages by server-sent events.
 */
@NullMarked
package io.rounds.explorer.live;

import org.jspecify.annotations.NullMarked;
