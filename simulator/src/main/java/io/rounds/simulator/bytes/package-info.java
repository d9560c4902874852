/**
 * Writing of payloads as bytes, fast enough for load tests: JSON, timestamps, tweet ids, and the damage that makes a
 * valid record a broken one.
 *
 * <p>Nothing here knows what a tweet or an account is.
 */
@NullMarked
package io.rounds.simulator.bytes;

import org.jspecify.annotations.NullMarked;
