/**
 * Searches in Elasticsearch for the explorer.
 *
 * <p>A {@link io.rounds.explorer.store.Search} is built step by step from a {@link io.rounds.explorer.store.Filter} and
 * {@link io.rounds.explorer.store.Aggregations}; {@link io.rounds.explorer.store.Store} sends several of them in one
 * request. Nothing here writes to Elasticsearch.
 */
@NullMarked
package io.rounds.explorer.store;

import org.jspecify.annotations.NullMarked;
