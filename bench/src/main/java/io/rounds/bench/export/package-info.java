/**
 * The time and memory that exports of simulated shares take from an Elasticsearch.
 */
@NullMarked
package io.rounds.bench.export;

import org.jspecify.annotations.NullMarked;
