/**
 * The explorer: the documents that the job wrote to Elasticsearch, as a web page and as a JSON API.
 *
 * <p>{@link io.rounds.explorer.Explorer} is the server. A request passes {@link io.rounds.explorer.http} and is validated
 * by {@link io.rounds.explorer.contract}; a resource of {@link io.rounds.explorer.api} answers it from
 * {@link io.rounds.explorer.store}. {@link io.rounds.explorer.live} watches for new data, {@link
 * io.rounds.explorer.exports} writes downloads.
 */
@NullMarked
package io.rounds.explorer;

import org.jspecify.annotations.NullMarked;
