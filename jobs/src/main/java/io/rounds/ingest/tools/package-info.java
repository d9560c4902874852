/**
 * JSON as tools and stores write it, and formats of X that are no longer offered: snscrape, twscrape, twint, the web
 * application's GraphQL and the exporters that record it, GNIP's Activity Streams, the search API of the first years; and
 * the documents of Elasticsearch, MongoDB and pandas, which hold records of any format.
 *
 * <p>Each reader rewrites a tweet as a status of X API v1.1, which {@link io.rounds.ingest.x.XV11Parser} reads, so that all
 * agree on kinds, entities and ids. These records are read as trees: they are few, compared with what the APIs send.
 */
@NullMarked
package io.rounds.ingest.tools;

import org.jspecify.annotations.NullMarked;
