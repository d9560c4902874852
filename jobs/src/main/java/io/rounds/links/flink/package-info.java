/**
 * The graph of shared links as a part of the Flink job: {@link io.rounds.links.flink.LinksAnalysis} shows how the
 * operators are connected.
 */
@NullMarked
package io.rounds.links.flink;

import org.jspecify.annotations.NullMarked;
