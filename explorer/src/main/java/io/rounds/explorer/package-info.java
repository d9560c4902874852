/**
 * The explorer: what the jobs wrote to Elasticsearch, as a web page and as a JSON API.
 *
 * <p>{@link io.rounds.explorer.Explorer} is the server. Each resource of the API ({@code /api/trends}, {@code /api/links}
 * ...) is a class that turns validated parameters into queries of {@link io.rounds.explorer.store.Store} and documents into
 * answers; what every answer must match is in {@code openapi.yaml}. Nothing here writes to Elasticsearch.
 */
@NullMarked
package io.rounds.explorer;

import io.rounds.explorer.store.Store;
import org.jspecify.annotations.NullMarked;
