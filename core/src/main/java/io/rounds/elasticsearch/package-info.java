/**
 * The client of Elasticsearch: how to reach a server, how its answers are read, how long to wait before a retry, and the
 * set-up of index templates.
 */
@NullMarked
package io.rounds.elasticsearch;

import org.jspecify.annotations.NullMarked;
