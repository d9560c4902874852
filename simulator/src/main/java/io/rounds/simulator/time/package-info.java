/**
 * When people post: the regions of the world with their time zones, and the rhythm of activity over the day and the
 * week.
 *
 * <p>Times are milliseconds since 1970, UTC.
 */
@NullMarked
package io.rounds.simulator.time;

import org.jspecify.annotations.NullMarked;
