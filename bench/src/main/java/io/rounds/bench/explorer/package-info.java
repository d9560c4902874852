/**
 * The response times of the explorer's API with many simulated users, over simulated weeks in an Elasticsearch.
 */
@NullMarked
package io.rounds.bench.explorer;

import org.jspecify.annotations.NullMarked;
