/**
 * Where documents go: Elasticsearch, files.
 */
@NullMarked
package io.rounds.sink;

import org.jspecify.annotations.NullMarked;
