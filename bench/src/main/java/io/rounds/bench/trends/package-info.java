/**
 * The speed of the trends job: tweets per second on this machine, compared with reading and parsing alone and with
 * sliding windows of stock Flink.
 */
@NullMarked
package io.rounds.bench.trends;

import org.jspecify.annotations.NullMarked;
