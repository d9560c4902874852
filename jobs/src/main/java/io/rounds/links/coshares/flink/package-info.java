/** Co-sharing as part of the Flink job: {@link io.rounds.links.coshares.flink.CoShareTopology}. */
@NullMarked
package io.rounds.links.coshares.flink;

import org.jspecify.annotations.NullMarked;
