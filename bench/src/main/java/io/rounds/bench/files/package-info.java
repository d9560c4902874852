/**
 * The speed of the readers of files: the same simulated tweets as lines of JSON and as tables, from the file to tweets.
 */
@NullMarked
package io.rounds.bench.files;

import org.jspecify.annotations.NullMarked;
